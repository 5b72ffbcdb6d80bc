package io.mithridate.datasets.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what of a data set cannot be used, and says where each piece of it stands and what is
 * wrong with it.
 */
public final class BadRows {

    private static final Logger log = LoggerFactory.getLogger(BadRows.class);

    /** The number of rows that are kept; more than a person reads. */
    private static final int KEPT = 1000;

    private static final int NAMED = 5;

    private final String source;
    private final int most;
    private final List<String> first = new ArrayList<>();
    private long count;
    private int logged;

    /**
     * None yet.
     *
     * @param source what they are rows of, such as a file
     * @param most how many there may be
     */
    public BadRows(String source, int most) {
        this.source = source;
        this.most = most;
    }

    /**
     * One that is left out.
     *
     * @param place such as {@code line 17}
     */
    public void add(String place, String reason) {
        String row = place + ": " + reason;
        if (first.size() < KEPT) {
            first.add(row);
        }
        count++;
    }

    /**
     * Leaves out the rows that there is something against.
     *
     * @param places where each row stands
     * @param refusals why a row cannot be used, if it cannot
     * @return the others
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

    /** Returns how many there are. */
    public long count() {
        return count;
    }

    /**
     * Ends the load where there are too many, which the refusal says; logs them where it goes on.
     *
     * @throws IllegalArgumentException if there are more than are allowed; names the first
     */
    public void requireFew() {
        if (count > most) {
            throw new IllegalArgumentException(
                    "%s: %d cannot be used, more than 'max-bad-rows: %d' allows. %s"
                            .formatted(source, count, most, first(first, count)));
        }
        for (String row : first.subList(logged, first.size())) {
            log.warn("left out: {}, {}", source, row);
        }
        logged = first.size();
    }

    /** Returns the notice for reports; empty if all could be used. */
    public Optional<String> notice() {
        return count == 0
                ? Optional.empty()
                : Optional.of(
                        "%s: %d cannot be used and were left out, such as %s; left-out.txt in a run's folder names %s."
                                .formatted(
                                        source,
                                        count,
                                        first.get(0),
                                        count > first.size()
                                                ? "the first %d".formatted(first.size())
                                                : "them all"));
    }

    /** Returns the notices for reports of several. */
    public static List<String> notices(List<BadRows> all) {
        return all.stream().flatMap(each -> each.notice().stream()).toList();
    }

    /** The rows of several, each with its source. */
    public static List<String> places(List<BadRows> all) {
        return all.stream()
                .flatMap(each -> each.first.stream().map(row -> each.source + ", " + row))
                .toList();
    }

    /** Returns how many rows of several were left out, also those that are not named. */
    public static long count(List<BadRows> all) {
        return all.stream().mapToLong(BadRows::count).sum();
    }

    /** Names the first of some texts in a message. */
    public static String first(List<String> texts) {
        return first(texts, texts.size());
    }

    /** Names the first of so many texts in a message, where not all are given. */
    private static String first(List<String> texts, long count) {
        return texts.stream().limit(NAMED).collect(Collectors.joining("; "))
                + (count > NAMED ? "; ..." : "");
    }
}
