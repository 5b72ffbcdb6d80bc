package io.mithridate.augmenters.counterfactual;

import java.util.Set;

/** The words of {@code positives.txt}, which tell what of a caption can stand alone. */
final class PositiveWords {

    private static final WordLists LISTS = WordLists.read("positives.txt");

    static final Set<String> NOT_SHOWING = LISTS.of("not showing");
    static final Set<String> FIGURES = LISTS.of("figures");
    static final Set<String> PARTS = LISTS.of("parts");
    static final Set<String> UNITS = LISTS.of("units");
    static final Set<String> MEDIA = LISTS.of("media");
    static final Set<String> ABBREVIATIONS = LISTS.of("abbreviations");
    static final Set<String> NEEDED = LISTS.of("needed");
    static final Set<String> PICTURES = LISTS.of("pictures");
    static final Set<String> IMITATING = LISTS.of("imitating");
    static final Set<String> TELLING = LISTS.of("telling");
    static final Set<String> BEING_LIKE = LISTS.of("being like");
    static final Set<String> FURTHER = LISTS.of("further");
    static final Set<String> COMPOUND_ENDS = LISTS.of("ends of compounds");
    static final Set<String> BODY = LISTS.of("body");
    static final Set<String> TIMES_OF_DAY = LISTS.of("times of day");
    static final Set<String> TIMES = LISTS.of("times");
    static final Set<String> TOLD_BY_ATTRIBUTES = LISTS.of("told by attributes");

    private PositiveWords() {}
}
