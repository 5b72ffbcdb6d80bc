package io.mithridate.runner.stages.embedding;

import io.mithridate.runner.inputs.PicturesInput;

/**
 * Labelled pictures for evaluation: a test split, or the validation pictures.
 *
 * @param name the name of the split
 * @param pictures the pictures
 */
public record EvaluatedPictures(String name, PicturesInput pictures) {}
