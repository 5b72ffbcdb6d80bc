package io.mithridate.runner.results;

import io.mithridate.runner.coordinates.Coordinates;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The columns of {@code results.csv} that depend on the experiment.
 *
 * @param options the paths of the options and poisoning settings that vary among the cells
 * @param qualifiers the names of the qualifiers of measurements
 */
public record VaryingColumns(List<String> options, List<String> qualifiers) {

    public VaryingColumns {
        options = List.copyOf(options);
        qualifiers = List.copyOf(qualifiers);
    }

    public static VaryingColumns of(Collection<CellResult> cells) {
        SortedSet<String> options =
                Coordinates.varyingOptions(cells.stream().map(CellResult::places).toList());
        SortedSet<String> qualifiers = new TreeSet<>();
        for (CellResult cell : cells) {
            cell.measurements().forEach(number -> qualifiers.addAll(number.qualifiers().keySet()));
        }
        return new VaryingColumns(List.copyOf(options), List.copyOf(qualifiers));
    }
}
