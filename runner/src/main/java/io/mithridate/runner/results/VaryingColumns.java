package io.mithridate.runner.results;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The columns of {@code results.csv} that depend on the experiment.
 *
 * @param options the places of options, and of what became of a victim's pairs, that tell cells
 *     apart
 * @param qualifiers the names of what else tells numbers apart
 */
public record VaryingColumns(List<String> options, List<String> qualifiers) {

    public VaryingColumns {
        options = List.copyOf(options);
        qualifiers = List.copyOf(qualifiers);
    }

    public static VaryingColumns of(Collection<CellResult> cells) {
        SortedSet<String> options =
                VaryingPlaces.of(cells.stream().map(VaryingColumns::places).toList());
        SortedSet<String> qualifiers = new TreeSet<>();
        for (CellResult cell : cells) {
            cell.measurements().forEach(number -> qualifiers.addAll(number.qualifiers().keySet()));
        }
        return new VaryingColumns(List.copyOf(options), List.copyOf(qualifiers));
    }

    private static SortedMap<String, String> places(CellResult cell) {
        SortedMap<String, String> places = new TreeMap<>(cell.places());
        places.put("dataset", cell.dataset());
        places.put("model", cell.model());
        places.put("attack", cell.attack().name());
        places.put("defense", cell.defense().name());
        return places;
    }
}
