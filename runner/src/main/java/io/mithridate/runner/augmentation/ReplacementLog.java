package io.mithridate.runner.augmentation;

import io.mithridate.api.text.Negative;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The counts of an augmenter's work on the captions it was given: how many texts it wrote, what it
 * replaced by what, and how many of its positives are evaluation prompts word for word.
 *
 * <p>An augmenter never knows an attack's target. Where it inserts the target's name all the same,
 * and where its positives are what a model is tested with, part of a defense's effect may come from
 * that alone; this is where it shows. Filled by a {@link ReplacementCounter}.
 *
 * @param captions how many captions were augmented, repetitions included
 * @param withoutPositive how many of them got no positive
 * @param withoutNegative how many of them got no negative
 * @param positives how many positives were written
 * @param promptPositives how many of the positives equal an evaluation prompt
 * @param replaced the replaced pieces in lower case, and how often each was, by kind
 * @param inserted what took their place in lower case, and how often each did, by kind; whole
 *     captions ({@link Negative.Kind#CAPTION}) are counted, but not by their text
 */
public record ReplacementLog(
        long captions,
        long withoutPositive,
        long withoutNegative,
        long positives,
        long promptPositives,
        Map<Negative.Kind, Map<String, Long>> replaced,
        Map<Negative.Kind, Map<String, Long>> inserted) {

    /** Under which whole captions are counted. */
    static final String ANY_CAPTION = "";

    /** Copies the maps, in alphabetical order. */
    public ReplacementLog {
        replaced = copy(replaced);
        inserted = copy(inserted);
    }

    private static Map<Negative.Kind, Map<String, Long>> copy(
            Map<Negative.Kind, Map<String, Long>> counts) {
        Map<Negative.Kind, Map<String, Long>> copy = new EnumMap<>(Negative.Kind.class);
        counts.forEach(
                (kind, words) -> copy.put(kind, Collections.unmodifiableMap(new TreeMap<>(words))));
        return Collections.unmodifiableMap(copy);
    }

    /** Returns how many negatives were written. */
    public long negatives() {
        return inserted.keySet().stream().mapToLong(this::negatives).sum();
    }

    /** Returns how many negatives of a kind were written. */
    public long negatives(Negative.Kind kind) {
        return inserted.getOrDefault(kind, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /**
     * Returns how many negatives inserted one of the names, alone or in a longer name ("banana" in
     * "banana bread", not in "bananas").
     *
     * @param names what is looked for, in any case
     */
    public long insertionsOf(Collection<String> names) {
        List<String> sought = names.stream().map(name -> framed(name)).toList();
        long sum = 0;
        for (Map<String, Long> words : inserted.values()) {
            for (Map.Entry<String, Long> entry : words.entrySet()) {
                String text = framed(entry.getKey());
                if (sought.stream().anyMatch(text::contains)) {
                    sum += entry.getValue();
                }
            }
        }
        return sum;
    }

    /** The words between single spaces, so that whole words can be sought in it. */
    private static String framed(String text) {
        return ' ' + ReplacementCounter.words(text) + ' ';
    }
}
