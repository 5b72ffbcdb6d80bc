package io.mithridate.runner.data;

/**
 * The findings in pictures.
 *
 * @param drawn of how many pairs or rows they are
 * @param looked how many were decoded, or could not be: one that several pairs have counts once
 * @param shorterSides their shorter sides, in pixels
 * @param longerSides their longer sides, in pixels
 * @param enlarged how many have a shorter side below the model's
 * @param keys those that were decoded
 * @param corrupt those that cannot be decoded: what and why
 */
public record PictureSurvey(
        int drawn,
        int looked,
        Spread shorterSides,
        Spread longerSides,
        int enlarged,
        PictureKeys keys,
        Tally corrupt) {}
