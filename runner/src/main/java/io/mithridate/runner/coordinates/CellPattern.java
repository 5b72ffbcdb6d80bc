package io.mithridate.runner.coordinates;

import java.util.Map;

/**
 * A pattern of {@code include} or {@code exclude}, which matches cells that have all of its values.
 * For the patterns of {@code --only}, see {@link CellChoice}.
 *
 * @param values the required text on each axis of the pattern
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
