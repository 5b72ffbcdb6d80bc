package io.mithridate.runner.augmentation;

import io.mithridate.api.text.Negative;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts of an augmenter's work: how many texts it wrote, which words it replaced with which
 * others, and how many of its positives are evaluation prompts.
 *
 * <p>An augmenter never knows an attack's target. If it inserts the target's name anyway, or if its
 * positives are the prompts used for evaluation, part of a defense's effect may be due to that
 * alone; these counts show how often. They are collected by a {@link ReplacementCounter}.
 *
 * @param captions the number of augmented captions, including repetitions
 * @param withoutPositive the number of captions without a positive
 * @param withoutNegative the number of captions without a negative
 * @param positives the number of positives
 * @param promptPositives the number of positives that equal an evaluation prompt
 * @param replaced how often each text (in lower case) was replaced, by kind
 * @param inserted how often each replacement text (in lower case) was inserted, by kind; whole
 *     captions ({@link Negative.Kind#CAPTION}) are counted without their text
 */
public record ReplacementLog(
        long captions,
        long withoutPositive,
        long withoutNegative,
        long positives,
        long promptPositives,
        Map<Negative.Kind, Map<String, Long>> replaced,
        Map<Negative.Kind, Map<String, Long>> inserted) {

    /** The key under which whole captions are counted. */
    static final String ANY_CAPTION = "";

    /** Copies the maps, sorted alphabetically. */
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

    /** Returns the number of negatives. */
    public long negatives() {
        return inserted.keySet().stream().mapToLong(this::negatives).sum();
    }

    /** Returns the number of negatives of a kind. */
    public long negatives(Negative.Kind kind) {
        return inserted.getOrDefault(kind, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /**
     * Returns the number of negatives into which one of the names was inserted, alone or within a
     * longer name ("banana" in "banana bread", but not in "bananas").
     *
     * @param names the names, in any case
     */
    public long insertionsOf(Collection<String> names) {
        List<String> sought = names.stream().map(name -> surroundWithSpaces(name)).toList();
        long sum = 0;
        for (Map<String, Long> words : inserted.values()) {
            for (Map.Entry<String, Long> entry : words.entrySet()) {
                String text = surroundWithSpaces(entry.getKey());
                if (sought.stream().anyMatch(text::contains)) {
                    sum += entry.getValue();
                }
            }
        }
        return sum;
    }

    /**
     * Returns the words of a text, each preceded and followed by a space, for finding whole words.
     */
    private static String surroundWithSpaces(String text) {
        return ' ' + ReplacementCounter.normalize(text) + ' ';
    }
}
