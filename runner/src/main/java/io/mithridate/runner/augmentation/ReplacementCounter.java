package io.mithridate.runner.augmentation;

import com.google.common.util.concurrent.AtomicLongMap;
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
import java.util.concurrent.atomic.LongAdder;
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
    private final AtomicLongMap<Text> replaced = AtomicLongMap.create();
    private final AtomicLongMap<Text> inserted = AtomicLongMap.create();

    /** A replaced or inserted text, in lower case. */
    private record Text(Negative.Kind kind, String text) {

        static Text of(Negative.Kind kind, String text) {
            return new Text(
                    kind,
                    kind == Negative.Kind.CAPTION
                            ? ReplacementLog.ANY_CAPTION
                            : text.toLowerCase(Locale.ROOT));
        }
    }

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

    /** Returns an augmenter with the same results, which are counted here. */
    public FittedAugmenter watch(FittedAugmenter augmenter) {
        return (caption, random) -> {
            Augmentation augmentation = augmenter.augment(caption, random);
            count(augmentation);
            return augmentation;
        };
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
            replaced.incrementAndGet(Text.of(negative.kind(), negative.from()));
            inserted.incrementAndGet(Text.of(negative.kind(), negative.to()));
        }
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

    private static Map<Negative.Kind, Map<String, Long>> sums(AtomicLongMap<Text> counts) {
        Map<Negative.Kind, Map<String, Long>> sums = new EnumMap<>(Negative.Kind.class);
        counts.asMap()
                .forEach(
                        (text, count) ->
                                sums.computeIfAbsent(text.kind(), kind -> new HashMap<>())
                                        .put(text.text(), count));
        return sums;
    }
}
