package io.mithridate.results.coordinates;

import io.mithridate.config.Complaints;
import io.mithridate.config.ScalarMeaning;
import io.mithridate.config.YamlNode.YamlMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A pattern of {@code include} or {@code exclude}, which matches cells that have all of its values.
 * For the patterns of {@code --only}, see {@link Axes#select}.
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

    /**
     * Returns the pattern that a map from axes to values denotes. Reports an error and returns an
     * empty result if an axis is unknown or no cell has a value.
     */
    public static Optional<CellPattern> of(YamlMap map, Axes axes, Complaints complaints) {
        Map<String, String> values = new TreeMap<>();
        for (YamlMap.Entry entry : map.entries()) {
            axes.value(
                            entry.key(),
                            entry.place(),
                            entry.value(),
                            ScalarMeaning.of(entry.value()),
                            complaints)
                    .ifPresent(known -> values.put(entry.key(), known));
        }
        return values.size() == map.entries().size()
                ? Optional.of(new CellPattern(values))
                : Optional.empty();
    }

    /** Returns whether a cell has all of the values. */
    public boolean matches(Coordinates cell) {
        return values.entrySet().stream()
                .allMatch(value -> cell.at(value.getKey()).equals(value.getValue()));
    }
}
