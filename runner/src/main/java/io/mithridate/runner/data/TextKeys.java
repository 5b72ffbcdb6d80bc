package io.mithridate.runner.data;

import io.mithridate.api.random.Seed;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Identifies each of many texts, e.g. the names of millions of pictures, by a 64-bit hash, which
 * needs 8 bytes and no object per text.
 *
 * <p>The probability that any two of ten million texts have the same key is 3 in a million.
 */
public final class TextKeys {

    private static final Seed TEXT_SEED = new Seed(0);

    private TextKeys() {}

    /** Returns the key of a text. */
    public static long of(String text) {
        return TEXT_SEED.at(text).value();
    }

    /**
     * Returns the keys of the texts at all indices below a size. The texts are requested in
     * parallel, each once.
     */
    public static long[] of(int size, IntFunction<String> texts) {
        long[] keys = new long[size];
        IntStream.range(0, size).parallel().forEach(index -> keys[index] = of(texts.apply(index)));
        return keys;
    }

    /** Returns the distinct keys that occur more than once, in ascending order. */
    public static long[] repeated(long[] keys) {
        long[] sorted = keys.clone();
        Arrays.parallelSort(sorted);
        return IntStream.range(1, sorted.length)
                .filter(index -> sorted[index] == sorted[index - 1])
                .mapToLong(index -> sorted[index])
                .distinct()
                .toArray();
    }
}
