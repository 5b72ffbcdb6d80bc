package io.mithridate.runner.stages.embedding;

import io.mithridate.runner.inputs.PicturesInput;

/**
 * Labelled pictures to measure on: a test split, or those that settings are chosen on.
 *
 * @param name the split's name
 * @param pictures its pictures
 */
public record EvaluatedPictures(String name, PicturesInput pictures) {}
