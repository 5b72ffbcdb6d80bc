package io.mithridate.runner.data;

/**
 * Statistics of pictures.
 *
 * @param drawn the number of pairs or rows in the sample
 * @param looked the number of pictures examined, including corrupt ones; a picture shared by
 *     several pairs is counted once
 * @param shorterSides the lengths of the pictures' shorter sides, in pixels
 * @param longerSides the lengths of the pictures' longer sides, in pixels
 * @param enlarged the number of pictures whose shorter side is below the model's input size
 * @param keys the keys of the decoded pictures
 * @param corrupt the pictures that cannot be decoded, with reasons
 */
public record PictureSurvey(
        int drawn,
        int looked,
        Spread shorterSides,
        Spread longerSides,
        int enlarged,
        PictureKeys keys,
        Tally corrupt) {}
