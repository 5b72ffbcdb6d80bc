package io.mithridate.runner.data;

import io.mithridate.api.data.Dataset;
import java.util.List;
import java.util.stream.Stream;

/**
 * Things that were counted, of which only the first are named.
 *
 * @param count how many there are
 * @param named the first of them
 */
public record Tally(long count, List<String> named) {

    /** More than a person reads. */
    private static final int MAX_NAMED = 1000;

    /**
     * Things that were counted.
     *
     * @throws IllegalArgumentException if more are named than there are
     */
    public Tally {
        named = List.copyOf(named);
        if (count < named.size()) {
            throw new IllegalArgumentException(
                    "%d things, of which %d are named".formatted(count, named.size()));
        }
    }

    /** All of these; the first thousand are named. */
    public static Tally of(List<String> all) {
        return new Tally(all.size(), all.stream().limit(MAX_NAMED).toList());
    }

    /** Returns the tally of what a data set left out of its files: at least what it names. */
    public static Tally leftOut(Dataset data) {
        List<String> named = data.leftOut();
        return new Tally(Math.max(data.leftOutCount(), named.size()), named);
    }

    /** These and others; what both name, or what the two halves of a data set both count, once. */
    public Tally and(Tally other) {
        if (equals(other)) {
            return this;
        }
        List<String> both = Stream.concat(named.stream(), other.named.stream()).distinct().toList();
        long twice = (long) named.size() + other.named.size() - both.size();
        return new Tally(count + other.count - twice, both);
    }

    /** Returns whether there are none. */
    public boolean isEmpty() {
        return count == 0;
    }

    /** Returns how many are not named. */
    public long unnamed() {
        return count - named.size();
    }
}
