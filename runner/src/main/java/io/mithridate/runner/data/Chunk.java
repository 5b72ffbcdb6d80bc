package io.mithridate.runner.data;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Consecutive indices; progress is reported after each chunk.
 *
 * @param begin the first index
 * @param end the index after the last
 */
record Chunk(int begin, int end) {

    private static final int LENGTH = 512;

    /** Splits all indices below a size into chunks. */
    static List<Chunk> of(int size) {
        return IntStream.iterate(0, begin -> begin < size, begin -> begin + LENGTH)
                .mapToObj(begin -> new Chunk(begin, Math.min(size, begin + LENGTH)))
                .toList();
    }

    int size() {
        return end - begin;
    }

    IntStream indices() {
        return IntStream.range(begin, end);
    }
}
