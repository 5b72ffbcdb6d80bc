package io.mithridate.runner.augmentation;

import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.api.text.Words;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Keeps a {@link ReplacementLog} of the augmenters that it watches; safe for use by several
 * threads. The augmenters' results are passed on unchanged.
 */
public final class ReplacementCounter {

    private final Set<String> prompts;
    private final LongAdder captions = new LongAdder();
    private final LongAdder withoutPositive = new LongAdder();
    private final LongAdder withoutNegative = new LongAdder();
    private final LongAdder positives = new LongAdder();
    private final LongAdder promptPositives = new LongAdder();
    private final Map<Negative.Kind, Map<String, LongAdder>> replaced = zeroCounts();
    private final Map<Negative.Kind, Map<String, LongAdder>> inserted = zeroCounts();

    /**
     * Creates a counter whose counts are all zero.
     *
     * @param prompts the filled-in evaluation prompts; case and characters other than letters and
     *     digits are ignored when a positive is compared with a prompt
     */
    public ReplacementCounter(Collection<String> prompts) {
        this.prompts =
                prompts.stream()
                        .map(ReplacementCounter::normalize)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<Negative.Kind, Map<String, LongAdder>> zeroCounts() {
        Map<Negative.Kind, Map<String, LongAdder>> counts = new EnumMap<>(Negative.Kind.class);
        for (Negative.Kind kind : Negative.Kind.values()) {
            counts.put(kind, new ConcurrentHashMap<>());
        }
        return counts;
    }

    /** Returns an augmenter with the same results, which are counted here. */
    public FittedAugmenter watch(FittedAugmenter augmenter) {
        return new Watched(augmenter, this);
    }

    /** Counts the result for one caption. */
    public void count(Augmentation augmentation) {
        captions.increment();
        if (augmentation.positives().isEmpty()) {
            withoutPositive.increment();
        }
        if (augmentation.negatives().isEmpty()) {
            withoutNegative.increment();
        }
        for (String positive : augmentation.positives()) {
            positives.increment();
            if (!prompts.isEmpty() && prompts.contains(normalize(positive))) {
                promptPositives.increment();
            }
        }
        for (Negative negative : augmentation.negatives()) {
            boolean whole = negative.kind() == Negative.Kind.CAPTION;
            count(replaced, negative.kind(), whole ? ReplacementLog.ANY_CAPTION : negative.from());
            count(inserted, negative.kind(), whole ? ReplacementLog.ANY_CAPTION : negative.to());
        }
    }

    private static void count(
            Map<Negative.Kind, Map<String, LongAdder>> counts, Negative.Kind kind, String text) {
        counts.getOrDefault(kind, Map.of())
                .computeIfAbsent(text.toLowerCase(Locale.ROOT), first -> new LongAdder())
                .increment();
    }

    static String normalize(String text) {
        return String.join(" ", Words.of(text));
    }

    /** Returns the counts so far. */
    public ReplacementLog log() {
        return new ReplacementLog(
                captions.sum(),
                withoutPositive.sum(),
                withoutNegative.sum(),
                positives.sum(),
                promptPositives.sum(),
                sums(replaced),
                sums(inserted));
    }

    private static Map<Negative.Kind, Map<String, Long>> sums(
            Map<Negative.Kind, Map<String, LongAdder>> counts) {
        Map<Negative.Kind, Map<String, Long>> sums = new EnumMap<>(Negative.Kind.class);
        counts.forEach(
                (kind, words) -> {
                    Map<String, Long> byWord = new HashMap<>();
                    words.forEach((word, count) -> byWord.put(word, count.sum()));
                    if (!byWord.isEmpty()) {
                        sums.put(kind, byWord);
                    }
                });
        return sums;
    }

    private record Watched(FittedAugmenter augmenter, ReplacementCounter counter)
            implements FittedAugmenter {

        @Override
        public Augmentation augment(String caption, RandomGenerator random) {
            Augmentation augmentation = augmenter.augment(caption, random);
            counter.count(augmentation);
            return augmentation;
        }
    }
}
