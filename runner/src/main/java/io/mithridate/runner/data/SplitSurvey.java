package io.mithridate.runner.data;

/**
 * A set of labelled pictures.
 *
 * @param name the split's
 * @param size how many pictures it has
 * @param fewest the class with the fewest of them
 * @param most the class with the most
 * @param pictures what those are like that were decoded
 */
public record SplitSurvey(
        String name, int size, Counted fewest, Counted most, PictureSurvey pictures) {}
