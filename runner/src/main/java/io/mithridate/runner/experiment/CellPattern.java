package io.mithridate.runner.experiment;

import java.util.Map;

/**
 * Cells that have certain values: those that match all that is given.
 *
 * @param values the value of each axis that is named, in the form that {@link Axes} has for it
 */
public record CellPattern(Map<String, String> values) {

    public CellPattern {
        values = Map.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a pattern without values would match every cell");
        }
    }

    /** Returns whether a combination has all of the values. */
    public boolean matches(Combination combination, Axes axes) {
        return values.entrySet().stream()
                .allMatch(
                        value ->
                                axes.valueOf(value.getKey(), combination).equals(value.getValue()));
    }
}
