package io.mithridate.augmenters.language;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The closed-class words of English with their Penn Treebank tags: determiners, prepositions,
 * conjunctions, pronouns, auxiliaries, and adverbs of degree.
 */
public final class ClosedClass {

    private static final Map<String, Set<String>> CLASSES = classes();

    /** The tag of each word: the name of the first class in upper case that lists the word. */
    private static final Map<String, String> TAGS = tags();

    private ClosedClass() {}

    /** Returns the tag of a lower-case word; empty if it is not in a closed class. */
    public static Optional<String> tag(String word) {
        return Optional.ofNullable(TAGS.get(word));
    }

    /** {@code true} if a word says how strong a property is: "very". */
    public static boolean isDegree(String word) {
        return isListed("degree", word);
    }

    /** {@code true} if a word says how light or dark a color is: "dark", "light". */
    public static boolean isShade(String word) {
        return isListed("shade", word);
    }

    /**
     * {@code true} if the things named after a word need not be in the picture: "no", "without",
     * "isn't", "like".
     */
    public static boolean isNegator(String word) {
        return isListed("negator", word) || word.endsWith("n't") || word.endsWith("n\u2019t");
    }

    /**
     * {@code true} if a word is a form of "be", "have" or "do" that agrees with its subject in
     * number.
     */
    public static boolean agreesInNumber(String word) {
        return isListed("agreeing", word);
    }

    /** {@code true} if a word refers to things named before and agrees with them in number. */
    public static boolean refersBack(String word) {
        return isListed("referring", word);
    }

    /**
     * {@code true} if a word is a form of "be" or another verb that a property can follow directly.
     */
    public static boolean isCopula(String word) {
        return isListed("copula", word);
    }

    private static boolean isListed(String name, String word) {
        return Objects.requireNonNull(CLASSES.get(name), name).contains(word);
    }

    private static Map<String, Set<String>> classes() {
        Map<String, Set<String>> classes = new LinkedHashMap<>();
        for (String line : Resources.lines(ClosedClass.class, "closed-class.txt")) {
            List<String> words = List.of(line.split(":? ", -1));
            classes.put(words.get(0), Set.copyOf(words.subList(1, words.size())));
        }
        return classes;
    }

    private static Map<String, String> tags() {
        Map<String, String> tags = new HashMap<>();
        CLASSES.forEach(
                (name, words) -> {
                    if (Character.isUpperCase(name.charAt(0))) {
                        words.forEach(word -> tags.putIfAbsent(word, name));
                    }
                });
        return tags;
    }
}
