package io.mithridate.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The reason why a cell has no results.
 *
 * @param message the message for users, which names the stage
 * @param kind whether the cell failed or was not finished
 */
public record Failure(String message, Kind kind) {

    /** The reason for missing results. */
    public enum Kind {
        /** A stage failed or its artifact is missing. */
        FAILED("failed"),
        /**
         * Training broke down: the loss is no longer finite, or nothing can be measured for the
         * resulting model. A setting at which training broke down is never within a budget.
         */
        BROKE_DOWN("failed"),
        /** The run was told to stop while a stage was being computed. */
        INTERRUPTED("interrupted"),
        /** The run was told to stop before the next stage started. */
        NOT_STARTED("not started");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    /** Creates a failure that was not caused by the setting. */
    public static Failure of(String message) {
        return new Failure(message, Kind.FAILED);
    }

    /**
     * Returns whether the cell failed. If not, it is unfinished because the run was told to stop.
     */
    public boolean hasFailed() {
        return kind == Kind.FAILED || breakdown();
    }

    /** Returns whether training broke down. */
    public boolean breakdown() {
        return kind == Kind.BROKE_DOWN;
    }

    /**
     * Returns the counts of cells without results, e.g. {@code 1 failed, 2 interrupted, 3 not
     * started}.
     */
    public static String text(List<CellResult> cells) {
        return counts(cells).entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }

    /**
     * Returns the counts of cells without results, by label: {@code failed}, {@code interrupted},
     * etc.
     */
    public static Map<String, Integer> counts(List<CellResult> cells) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            int count =
                    (int)
                            cells.stream()
                                    .flatMap(cell -> cell.failure().stream())
                                    .filter(failure -> failure.kind == kind)
                                    .count();
            if (count > 0) {
                counts.merge(kind.label, count, Integer::sum);
            }
        }
        return counts;
    }
}
