package io.mithridate.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** Finds the name that a user probably meant: the nearest by Jaro-Winkler similarity. */
public final class NearestName {

    private static final double MIN_SIMILARITY = 0.8;
    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

    private NearestName() {}

    /** Returns the nearest known name, or empty if none is similar enough. */
    public static Optional<String> closest(String given, Collection<String> known) {
        String lower = given.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(name -> SIMILARITY.apply(lower, name) >= MIN_SIMILARITY)
                .max(
                        Comparator.<String>comparingDouble(name -> SIMILARITY.apply(lower, name))
                                .thenComparing(Comparator.reverseOrder()));
    }

    /**
     * Returns advice for a user who gave an unknown name: "did you mean 'badnets'?", or a list of
     * all known names.
     */
    public static String advice(String given, Collection<String> known) {
        List<String> sorted = known.stream().distinct().sorted().toList();
        return closest(given, sorted)
                .map("did you mean '%s'?"::formatted)
                .orElseGet(
                        () ->
                                sorted.isEmpty()
                                        ? "there are none"
                                        : "there are: '" + String.join("', '", sorted) + "'");
    }

    /**
     * Returns whether a missing name was probably misspelled, i.e. whether it is the known name
     * nearest to one of the given unknown names.
     */
    public static boolean isMisspelled(
            String missing, Collection<String> given, Collection<String> known) {
        return given.stream()
                .filter(name -> !known.contains(name))
                .anyMatch(name -> closest(name, known).filter(missing::equals).isPresent());
    }
}
