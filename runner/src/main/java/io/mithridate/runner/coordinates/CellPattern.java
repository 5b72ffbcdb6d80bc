package io.mithridate.runner.coordinates;

import java.util.Map;

/**
 * A pattern of {@code include} or {@code exclude}: it matches cells that have all of its values.
 * {@link CellChoice} is that of {@code --only}.
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
