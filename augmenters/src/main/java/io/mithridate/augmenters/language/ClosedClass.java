package io.mithridate.augmenters.language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The closed-class words of English with their Penn Treebank tags: determiners, prepositions,
 * conjunctions, pronouns, auxiliaries, and adverbs of degree.
 */
public final class ClosedClass {

    private static final Map<String, String> TAGS = tags();

    private static final Set<String> DEGREES =
            Set.of(
                    ("very quite rather really extremely fairly so too somewhat "
                                    + "slightly almost mostly mainly brand all")
                            .split(" ", -1));

    private static final Set<String> NEGATORS =
            Set.of(
                    ("no not without never neither nor none nobody nothing except "
                                    + "cannot like unlike resembling instead")
                            .split(" ", -1));

    private ClosedClass() {}

    /** Returns the tag of a lower-case word; empty if it is not in a closed class. */
    public static Optional<String> tag(String word) {
        return Optional.ofNullable(TAGS.get(word));
    }

    /** {@code true} if a word says how strong a property is: "very". */
    public static boolean isDegree(String word) {
        return DEGREES.contains(word);
    }

    /** {@code true} if a word says how light or dark a color is: "dark", "light". */
    public static boolean isShade(String word) {
        return switch (word) {
            case "dark", "light", "bright", "pale", "deep" -> true;
            default -> false;
        };
    }

    /**
     * {@code true} if the things named after a word need not be in the picture: "no", "without",
     * "isn't", "like".
     */
    public static boolean isNegator(String word) {
        return NEGATORS.contains(word) || word.endsWith("n't") || word.endsWith("n\u2019t");
    }

    /**
     * {@code true} if a word is a form of "be", "have" or "do" that agrees with its subject in
     * number.
     */
    public static boolean agreesInNumber(String word) {
        return switch (word) {
            case "is", "are", "was", "were", "has", "have", "do", "does" -> true;
            default -> false;
        };
    }

    /** {@code true} if a word refers to things named before and agrees with them in number. */
    public static boolean refersBack(String word) {
        return switch (word) {
            case "it",
                    "its",
                    "itself",
                    "they",
                    "them",
                    "their",
                    "themselves",
                    "each",
                    "both",
                    "other",
                    "together" ->
                    true;
            default -> false;
        };
    }

    /**
     * {@code true} if a word is a form of "be" or another verb that a property can follow directly.
     */
    public static boolean isCopula(String word) {
        return switch (word) {
            case "is",
                    "are",
                    "was",
                    "were",
                    "be",
                    "been",
                    "being",
                    "looks",
                    "look",
                    "seems",
                    "appears" ->
                    true;
            default -> false;
        };
    }

    private static Map<String, String> tags() {
        Map<String, String> tags = new HashMap<>();
        add(tags, "DT", "a an the this that these those some any no each every another either");
        add(tags, "DT", "neither both all");
        add(tags, "PRP$", "my your his her its our their");
        add(
                tags,
                "PRP",
                "i you he she it we they me him us them himself herself itself themselves");
        add(tags, "PRP", "one's oneself someone somebody something everyone nobody nothing");
        add(tags, "CC", "and or but nor & plus");
        add(
                tags,
                "IN",
                "of in on at by for with without about against between into through during");
        add(tags, "IN", "before after above below from up down out off over under behind beside");
        add(
                tags,
                "IN",
                "besides beneath underneath inside outside near within along across around");
        add(
                tags,
                "IN",
                "among amongst amid toward towards upon onto past beyond opposite atop via");
        add(tags, "IN", "like unlike as than while because if although though since until except");
        add(tags, "IN", "whether unless next instead");
        add(tags, "CD", "dozen");
        add(tags, "TO", "to");
        add(
                tags,
                "VB",
                "be am is are was were been being has have had having do does did can could");
        add(tags, "VB", "will would shall should may might must cannot");
        add(tags, "VB", "isn't aren't wasn't weren't doesn't don't didn't can't won't");
        add(tags, "WDT", "which who whom whose what that where when why how");
        add(tags, "RB", "not never very quite rather really extremely fairly so too somewhat");
        add(tags, "RB", "slightly almost mostly mainly also just only together again there here");
        add(tags, "RB", "then now away apart upside");
        return Map.copyOf(tags);
    }

    private static void add(Map<String, String> tags, String tag, String words) {
        for (String word : List.of(words.split(" ", -1))) {
            tags.putIfAbsent(word, tag);
        }
    }
}
