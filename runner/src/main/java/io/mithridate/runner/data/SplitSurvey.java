package io.mithridate.runner.data;

/**
 * A set of labeled pictures.
 *
 * @param name the split's name
 * @param size the number of pictures
 * @param fewest the class with the fewest pictures
 * @param most the class with the most pictures
 * @param pictures findings about the examined pictures
 */
public record SplitSurvey(
        String name, int size, NameCount fewest, NameCount most, PictureSurvey pictures) {}
