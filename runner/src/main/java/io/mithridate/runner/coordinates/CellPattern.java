package io.mithridate.runner.coordinates;

import java.util.Map;

/**
 * Cells that have certain values: those that match all that is given.
 *
 * @param values the text at each place that is named
 */
public record CellPattern(Map<String, String> values) {

    public CellPattern {
        values = Map.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a pattern without values would match every cell");
        }
    }

    /** Returns whether a cell has all of the values. */
    public boolean matches(Coordinates cell) {
        return values.entrySet().stream()
                .allMatch(value -> cell.at(value.getKey()).equals(value.getValue()));
    }
}
