package io.mithridate.runner.data;

import io.mithridate.api.data.Dataset;
import java.util.List;
import java.util.stream.Stream;

/**
 * A count of things, of which only the first are listed.
 *
 * @param count the number of things
 * @param named the first of these things
 */
public record Tally(long count, List<String> named) {

    /** The maximum number of listed things; more than anyone will read. */
    private static final int MAX_NAMED = 1000;

    /**
     * Creates a tally.
     *
     * @throws IllegalArgumentException if more things are named than counted
     */
    public Tally {
        named = List.copyOf(named);
        if (count < named.size()) {
            throw new IllegalArgumentException(
                    "%d things, of which %d are named".formatted(count, named.size()));
        }
    }

    /** Counts a list of things and names the first thousand. */
    public static Tally of(List<String> all) {
        return new Tally(all.size(), all.stream().limit(MAX_NAMED).toList());
    }

    /**
     * Returns the tally of the rows that a data set left out; the count covers at least the named
     * rows.
     */
    public static Tally leftOut(Dataset data) {
        List<String> named = data.leftOut();
        return new Tally(Math.max(data.leftOutCount(), named.size()), named);
    }

    /**
     * Merges two tallies. Things named by both are counted once. Equal tallies are treated as the
     * same one, since both halves of a data set may return it.
     */
    public Tally and(Tally other) {
        if (equals(other)) {
            return this;
        }
        List<String> both = Stream.concat(named.stream(), other.named.stream()).distinct().toList();
        long duplicates = (long) named.size() + other.named.size() - both.size();
        return new Tally(count + other.count - duplicates, both);
    }

    /** Returns whether the count is zero. */
    public boolean isEmpty() {
        return count == 0;
    }

    /** Returns the number of things that are not named. */
    public long unnamed() {
        return count - named.size();
    }
}
