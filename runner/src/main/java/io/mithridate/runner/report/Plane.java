package io.mithridate.runner.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mithridate.api.metric.Measurement;
import io.mithridate.runner.coordinates.SettingList;
import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.ComparedMetrics;
import io.mithridate.runner.results.Measure;
import io.mithridate.runner.results.RunLabels;
import io.mithridate.runner.results.RunResults;
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

/**
 * The picture of clean accuracy against attack success: what the page's script draws. It has a
 * series for each defense, and one for each defense on the control.
 */
final class Plane {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunResults run;
    private final RunLabels labels;
    private final ComparisonTable table;
    private final List<Series> series;

    /** The models of a table. */
    Plane(RunResults run, ComparisonTable table) {
        this.run = run;
        labels = run.labels();
        this.table = table;
        series = series();
    }

    private List<Series> series() {
        Map<String, Series> series = new LinkedHashMap<>();
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

    /** Identifies the curve of a row; one without a list is a curve of its own. */
    private Object curve(ComparisonTable.Row row) {
        return list(row).<Object>map(list -> List.of(name(row), attack(row))).orElse(row);
    }

    private int strength(ComparisonTable.Row row) {
        return list(row).map(list -> list.settings().indexOf(row.condition().defense())).orElse(0);
    }

    private void add(Series series, ComparisonTable.Row row, Point mean) {
        series.means().add(mean);
        if (list(row).isPresent()) {
            path(series, row, mean).add(mean);
        } else {
            victim(row).ifPresent(from -> series.moves().add(new Move(from, mean)));
        }
        if (row.cells().size() > 1) {
            row.cells().forEach(cell -> seed(row, cell).ifPresent(series.seeds()::add));
        }
    }

    /** The path that a setting lengthens: that of its list under its attack. */
    private List<Point> path(Series series, ComparisonTable.Row row, Point mean) {
        for (List<Point> path : series.paths()) {
            if (path.get(0).attack().equals(mean.attack())) {
                return path;
            }
        }
        List<Point> path = new ArrayList<>();
        victim(row).ifPresent(path::add);
        series.paths().add(path);
        return path;
    }

    private Optional<SettingList> list(ComparisonTable.Row row) {
        return run.listOf(row.condition().defense());
    }

    private Optional<Point> mean(ComparisonTable.Row row) {
        Optional<Statistics> accuracy =
                row.number(ComparedMetrics.CLEAN_ACCURACY).map(Summary::statistics);
        Optional<Statistics> success =
                row.number(ComparedMetrics.ATTACK_SUCCESS).map(Summary::statistics);
        if (accuracy.isEmpty() || success.isEmpty()) {
            return Optional.empty();
        }
        int seeds = success.get().seeds();
        return Optional.of(
                new Point(
                        attack(row),
                        setting(row)
                                + (seeds == 1
                                        ? "n = 1 seed"
                                        : "mean of n = %d seeds".formatted(seeds)),
                        success.get().mean(),
                        accuracy.get().mean()));
    }

    private Optional<Point> seed(ComparisonTable.Row row, CellResult cell) {
        OptionalDouble success = value(row, cell, ComparedMetrics.ATTACK_SUCCESS);
        OptionalDouble accuracy = value(row, cell, ComparedMetrics.CLEAN_ACCURACY);
        if (accuracy.isEmpty() || success.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Point(
                        attack(row),
                        "seed " + cell.seed(),
                        success.getAsDouble(),
                        accuracy.getAsDouble()));
    }

    private Optional<Point> victim(ComparisonTable.Row row) {
        if (row.condition().undefended() || row.condition().control()) {
            return Optional.empty();
        }
        return table.rows().stream()
                .filter(other -> row.condition().startsFrom(other.condition()))
                .filter(other -> other.trigger().equals(row.trigger()))
                .findFirst()
                .flatMap(this::mean);
    }

    private String attack(ComparisonTable.Row row) {
        return ResultTables.attack(labels, table, row);
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
        String defense = list(row).map(labels::list).orElse(row.defense());
        if (row.condition().undefended()) {
            return control ? "clean model" : "no defense";
        }
        return control ? defense + " on the clean model" : defense;
    }

    private static Series series(String name, ComparisonTable.Row row) {
        return new Series(
                name,
                row.condition().undefended(),
                row.condition().control(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    /** The series as JSON that cannot end the script element in which it stands. */
    String json() {
        return json(series);
    }

    /** Other series in the same form. */
    static String json(List<Series> series) {
        try {
            return JSON.writeValueAsString(series).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain records that cannot be written as JSON", e);
        }
    }

    /** The picture in words. */
    String description() {
        StringBuilder text =
                new StringBuilder(
                        "Scatter plot of clean accuracy, upwards, against attack success, to the"
                                + " right.");
        for (Series one : series) {
            for (Point point : one.means()) {
                text.append(
                        " %s under %s: clean accuracy %s %%, attack success %s %%."
                                .formatted(
                                        one.name(),
                                        point.attack(),
                                        Figures.percent(point.accuracy()),
                                        Figures.percent(point.success())));
            }
        }
        return text.toString();
    }

    /**
     * The models of one defense.
     *
     * @param name what the legend calls them
     * @param victim whether they are undefended
     * @param control whether they stem from the control
     * @param means one point for each attack
     * @param seeds one point for each attack and seed, where there are several seeds
     * @param moves from the victim to the defended model
     * @param paths from the victim over the settings of a list, weak to strong; one for each attack
     */
    record Series(
            String name,
            boolean victim,
            boolean control,
            List<Point> means,
            List<Point> seeds,
            List<Move> moves,
            List<List<Point>> paths) {}

    /**
     * A model in the plane.
     *
     * @param attack the attack that it is under
     * @param what which seed, or how many
     * @param success attack success, a share
     * @param accuracy clean accuracy, a share; on a board, 1 less what is lost of it
     */
    record Point(String attack, String what, double success, double accuracy) {}

    /** The change that a defense made to a victim. */
    record Move(Point from, Point to) {}
}
