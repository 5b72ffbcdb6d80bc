package io.mithridate.datasets.files;

import java.util.List;
import java.util.Optional;

/**
 * What of a data set could not be used.
 *
 * @param source what it is part of, such as a file
 * @param count how many rows there are of it
 * @param rows the first of them, each with its place and the reason
 */
public record LeftOut(String source, long count, List<String> rows) {

    public LeftOut {
        rows = List.copyOf(rows);
    }

    /** What a report says of it; empty if all could be used. */
    public Optional<String> notice() {
        return count == 0
                ? Optional.empty()
                : Optional.of(
                        "%s: %d cannot be used and were left out, such as %s; the log names them all."
                                .formatted(source, count, rows.get(0)));
    }

    /** The rows, each with what it is part of. */
    public List<String> places() {
        return rows.stream().map(row -> "%s, %s".formatted(source, row)).toList();
    }
}
