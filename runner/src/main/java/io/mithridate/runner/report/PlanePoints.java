package io.mithridate.runner.report;

import io.mithridate.api.metric.Measurement;
import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.ComparedMetrics;
import io.mithridate.runner.results.ListLabels;
import io.mithridate.runner.results.Measure;
import io.mithridate.runner.results.SettingList;
import io.mithridate.runner.results.SettingLists;
import io.mithridate.runner.results.statistics.ComparisonTable;
import io.mithridate.runner.results.statistics.Statistics;
import io.mithridate.runner.results.statistics.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** Finds where the models of a table lie in the plane. */
final class PlanePoints {

    private final ComparisonTable table;
    private final SettingLists lists;
    private final ListLabels labels;

    PlanePoints(ComparisonTable table, List<SettingList> lists) {
        this.table = table;
        this.lists = new SettingLists(lists);
        this.labels = new ListLabels(lists);
    }

    List<Plane.Series> series() {
        Map<String, Plane.Series> series = new LinkedHashMap<>();
        for (ComparisonTable.Row row : fromWeakToStrong()) {
            mean(row)
                    .ifPresent(
                            mean ->
                                    add(
                                            series.computeIfAbsent(
                                                    name(row), name -> series(name, row)),
                                            row,
                                            mean));
        }
        return List.copyOf(series.values());
    }

    /**
     * The rows with the settings of each list in its order: where runs were joined, rows of one
     * list may stand in another.
     */
    private List<ComparisonTable.Row> fromWeakToStrong() {
        Map<Object, Integer> places = new HashMap<>();
        for (ComparisonTable.Row row : table.rows()) {
            places.putIfAbsent(curve(row), places.size());
        }
        return table.rows().stream()
                .sorted(
                        Comparator.<ComparisonTable.Row>comparingInt(
                                        row -> Objects.requireNonNull(places.get(curve(row))))
                                .thenComparingInt(this::strength))
                .toList();
    }

    /** What the rows of one curve share; a row without a list is one of its own. */
    private Object curve(ComparisonTable.Row row) {
        return list(row).<Object>map(list -> List.of(name(row), table.attack(row))).orElse(row);
    }

    private int strength(ComparisonTable.Row row) {
        return list(row).map(list -> list.settings().indexOf(row.condition().defense())).orElse(0);
    }

    private void add(Plane.Series series, ComparisonTable.Row row, Plane.Point mean) {
        series.means().add(mean);
        if (list(row).isPresent()) {
            path(series, row, mean).add(mean);
        } else {
            victim(row).ifPresent(from -> series.moves().add(new Plane.Move(from, mean)));
        }
        if (row.cells().size() > 1) {
            row.cells().forEach(cell -> seed(row, cell).ifPresent(series.seeds()::add));
        }
    }

    /** The path that a setting lengthens: that of its list under its attack. */
    private List<Plane.Point> path(Plane.Series series, ComparisonTable.Row row, Plane.Point mean) {
        for (List<Plane.Point> path : series.paths()) {
            if (path.get(0).attack().equals(mean.attack())) {
                return path;
            }
        }
        List<Plane.Point> path = new ArrayList<>();
        victim(row).ifPresent(path::add);
        series.paths().add(path);
        return path;
    }

    private Optional<SettingList> list(ComparisonTable.Row row) {
        return lists.of(row.condition().defense());
    }

    private Optional<Plane.Point> mean(ComparisonTable.Row row) {
        Optional<Statistics> accuracy =
                row.number(ComparedMetrics.CLEAN_ACCURACY).map(Summary::statistics);
        Optional<Statistics> success =
                row.number(ComparedMetrics.ATTACK_SUCCESS).map(Summary::statistics);
        if (accuracy.isEmpty() || success.isEmpty()) {
            return Optional.empty();
        }
        int seeds = success.get().seeds();
        return Optional.of(
                new Plane.Point(
                        table.attack(row),
                        setting(row)
                                + (seeds == 1
                                        ? "n = 1 seed"
                                        : "mean of n = %d seeds".formatted(seeds)),
                        success.get().mean(),
                        accuracy.get().mean()));
    }

    private Optional<Plane.Point> seed(ComparisonTable.Row row, CellResult cell) {
        OptionalDouble success = value(row, cell, ComparedMetrics.ATTACK_SUCCESS);
        OptionalDouble accuracy = value(row, cell, ComparedMetrics.CLEAN_ACCURACY);
        if (accuracy.isEmpty() || success.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Plane.Point(
                        table.attack(row),
                        "seed " + cell.seed(),
                        success.getAsDouble(),
                        accuracy.getAsDouble()));
    }

    private Optional<Plane.Point> victim(ComparisonTable.Row row) {
        if (row.condition().undefended() || row.condition().control()) {
            return Optional.empty();
        }
        return table.rows().stream()
                .filter(other -> row.condition().startsFrom(other.condition()))
                .filter(other -> other.trigger().equals(row.trigger()))
                .findFirst()
                .flatMap(this::mean);
    }

    private static OptionalDouble value(ComparisonTable.Row row, CellResult cell, String metric) {
        Optional<Measure> measure = row.number(metric).map(Summary::measure);
        return cell.measurements().stream()
                .filter(number -> measure.filter(sought -> sought.isOf(number)).isPresent())
                .mapToDouble(Measurement::value)
                .findFirst();
    }

    private String setting(ComparisonTable.Row row) {
        return list(row)
                .map(list -> list.option() + " " + list.value(row.condition().defense()) + ", ")
                .orElse("");
    }

    private String name(ComparisonTable.Row row) {
        boolean control = row.condition().control();
        String defense = list(row).map(labels::of).orElse(row.defense());
        if (row.condition().undefended()) {
            return control ? "clean model" : "no defense";
        }
        return control ? defense + " on the clean model" : defense;
    }

    private static Plane.Series series(String name, ComparisonTable.Row row) {
        return new Plane.Series(
                name,
                row.condition().undefended(),
                row.condition().control(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }
}
