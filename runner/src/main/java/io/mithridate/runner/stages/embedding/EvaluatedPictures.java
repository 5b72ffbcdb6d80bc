package io.mithridate.runner.stages.embedding;

import io.mithridate.runner.inputs.PicturesInput;

/**
 * Labelled pictures for evaluation: a test split, or the validation pictures.
 *
 * @param name the split's name
 * @param pictures its pictures
 */
public record EvaluatedPictures(String name, PicturesInput pictures) {}
