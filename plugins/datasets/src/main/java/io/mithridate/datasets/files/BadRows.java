package io.mithridate.datasets.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the rows of a data set that cannot be used, and records the position and the reason for
 * each.
 */
public final class BadRows {

    private static final Logger log = LoggerFactory.getLogger(BadRows.class);

    /** The maximum number of rows that are recorded. */
    private static final int MAX_RECORDED = 1000;

    private static final int MAX_NAMED = 5;

    private final String source;
    private final int limit;
    private final List<String> recorded = new ArrayList<>();
    private long count;
    private int logged;

    /**
     * Creates an empty list.
     *
     * @param source the source of the rows, e.g. a file name
     * @param limit the number of bad rows allowed
     */
    public BadRows(String source, int limit) {
        this.source = source;
        this.limit = limit;
    }

    /**
     * Adds a row that is left out.
     *
     * @param place the position of the row, e.g. {@code line 17}
     */
    public void add(String place, String reason) {
        String row = place + ": " + reason;
        if (recorded.size() < MAX_RECORDED) {
            recorded.add(row);
        }
        count++;
    }

    /**
     * Leaves out the rows that cannot be used.
     *
     * @param places returns the position of a row
     * @param refusals returns why a row cannot be used; empty if it can
     * @return the usable rows
     */
    public <T> List<T> leaveOut(
            List<T> rows, Function<T, String> places, Function<T, Optional<String>> refusals) {
        List<T> kept = new ArrayList<>(rows.size());
        for (T row : rows) {
            refusals.apply(row)
                    .ifPresentOrElse(reason -> add(places.apply(row), reason), () -> kept.add(row));
        }
        return kept;
    }

    /** Returns the number of rows that cannot be used. */
    public long count() {
        return count;
    }

    /**
     * Throws an exception if too many rows cannot be used; otherwise logs the rows added since the
     * last call.
     *
     * @throws IllegalArgumentException if there are more than allowed; the message names the first
     *     ones
     */
    public void requireFew() {
        if (count > limit) {
            throw new IllegalArgumentException(
                    "%s: %d cannot be used, more than 'max-bad-rows: %d' allows. %s"
                            .formatted(source, count, limit, first(recorded, count)));
        }
        for (String row : recorded.subList(logged, recorded.size())) {
            log.warn("left out: {}, {}", source, row);
        }
        logged = recorded.size();
    }

    /** Returns the notice for reports; empty if all rows can be used. */
    public Optional<String> notice() {
        return count == 0
                ? Optional.empty()
                : Optional.of(
                        "%s: %d cannot be used and were left out, such as %s; left-out.txt in a run's folder names %s."
                                .formatted(
                                        source,
                                        count,
                                        recorded.get(0),
                                        count > recorded.size()
                                                ? "the first %d".formatted(recorded.size())
                                                : "them all"));
    }

    /** Returns the recorded rows, each with its source. */
    List<String> descriptions() {
        return recorded.stream().map(row -> source + ", " + row).toList();
    }

    /** Joins the first few texts for a message. */
    public static String first(List<String> texts) {
        return first(texts, texts.size());
    }

    /** Joins the first few texts for a message, and adds dots if {@code count} is larger. */
    private static String first(List<String> texts, long count) {
        return texts.stream().limit(MAX_NAMED).collect(Collectors.joining("; "))
                + (count > MAX_NAMED ? "; ..." : "");
    }
}
