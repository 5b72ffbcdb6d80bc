package io.mithridate.runner.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Why a cell has no results.
 *
 * @param message for people; names the stage
 * @param kind tells what failed from what was not computed to its end
 */
public record Failure(String message, Kind kind) {

    /** The fate of a cell without results. */
    public enum Kind {
        /** A stage failed, or its artifact is gone. */
        FAILED("failed"),
        /**
         * Training broke down: its loss is not finite any more, or nothing can be measured of the
         * model that came of it. A setting that broke down is within no budget.
         */
        BROKE_DOWN("failed"),
        /** The run was told to stop while a stage was computed. */
        INTERRUPTED("interrupted"),
        /** The run was told to stop before its next stage was begun. */
        NOT_BEGUN("not begun");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    /** A failure that says nothing about the setting. */
    public static Failure of(String message) {
        return new Failure(message, Kind.FAILED);
    }

    /** {@code true} unless the run was told to stop before. */
    public boolean hasFailed() {
        return kind == Kind.FAILED || breakdown();
    }

    /** {@code true} if training broke down. */
    public boolean breakdown() {
        return kind == Kind.BROKE_DOWN;
    }

    /** The numbers of cells without results: {@code 1 failed, 2 interrupted, 3 not begun}. */
    public static String text(List<CellResult> cells) {
        return counts(cells).entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }

    /** The numbers of cells without results: {@code failed}, {@code interrupted}, and so on. */
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
