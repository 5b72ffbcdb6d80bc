package io.mithridate.datasets.files;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Rows of a data set that could not be used.
 *
 * @param source where they stand, such as a file
 * @param count how many they are in all
 * @param rows the first of them, each with its place and the reason
 */
public record LeftOut(String source, long count, List<String> rows) {

    private static final int NAMED = 5;

    public LeftOut {
        rows = List.copyOf(rows);
    }

    /** What a report says of it; empty if all could be used. */
    public Optional<String> notice() {
        return count == 0
                ? Optional.empty()
                : Optional.of(
                        "%s: %d cannot be used and were left out, such as %s; left-out.txt in a run's folder names %s."
                                .formatted(
                                        source,
                                        count,
                                        rows.get(0),
                                        count > rows.size()
                                                ? "the first %d".formatted(rows.size())
                                                : "them all"));
    }

    /** What a report says of several. */
    public static List<String> notices(List<LeftOut> all) {
        return all.stream().flatMap(each -> each.notice().stream()).toList();
    }

    /** The rows of several, each with its source. */
    public static List<String> places(List<LeftOut> all) {
        return all.stream()
                .flatMap(each -> each.rows.stream().map(row -> each.source + ", " + row))
                .toList();
    }

    /** How many rows of several were left out, also those that are not named. */
    public static long count(List<LeftOut> all) {
        return all.stream().mapToLong(LeftOut::count).sum();
    }

    /** Names the first of some texts in a message. */
    public static String first(List<String> texts) {
        return first(texts, texts.size());
    }

    /**
     * Names the first of some texts in a message.
     *
     * @param count how many there are, where not all are given
     */
    static String first(List<String> texts, long count) {
        return texts.stream().limit(NAMED).collect(Collectors.joining("; "))
                + (count > NAMED ? "; ..." : "");
    }
}
