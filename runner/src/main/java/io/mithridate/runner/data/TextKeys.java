package io.mithridate.runner.data;

import io.mithridate.api.random.Seed;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Stands for each of many texts, such as the names of millions of pictures, by 64 bits: 8 bytes and
 * no object for each.
 *
 * <p>Of ten million texts two agree in their keys by chance with a probability of 3 in a million.
 */
public final class TextKeys {

    private static final Seed TEXTS = new Seed(0);

    private TextKeys() {}

    /** The key of a text. */
    public static long of(String text) {
        return TEXTS.at(text).value();
    }

    /** The keys of the texts at the indices below a size; asks for each once, on all processors. */
    public static long[] of(int size, IntFunction<String> texts) {
        long[] keys = new long[size];
        IntStream.range(0, size).parallel().forEach(index -> keys[index] = of(texts.apply(index)));
        return keys;
    }

    /** The keys that stand at more than one index, ascending, each once. */
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
