package io.mithridate.runner.report;

import io.mithridate.api.metric.Quantity;
import io.mithridate.runner.plugins.FidelityStatement;
import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.ComparedMetrics;
import io.mithridate.runner.results.Provenance;
import io.mithridate.runner.results.statistics.ComparisonTable;
import io.mithridate.runner.results.statistics.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The table of attacks against defenses on one split.
 *
 * @param split the split
 * @param columns the main numbers' names
 * @param groups the lines of each attack, controls apart; within a group defenses stand by class,
 *     in the order of the experiment and never by value
 */
public record TableView(String split, List<Column> columns, List<Group> groups) {

    static TableView of(ComparisonTable table) {
        Map<GroupKey, List<ComparisonTable.Row>> rows = new LinkedHashMap<>();
        Stream.of(false, true)
                .forEach(
                        control ->
                                table.rows().stream()
                                        .filter(row -> row.condition().control() == control)
                                        .forEach(
                                                row ->
                                                        rows.computeIfAbsent(
                                                                        GroupKey.of(row),
                                                                        any -> new ArrayList<>())
                                                                .add(row)));
        List<Group> groups = new ArrayList<>();
        rows.forEach((key, ofGroup) -> groups.add(group(key, ofGroup, table)));
        return new TableView(
                table.split(),
                table.columns().stream()
                        .map(quantity -> Column.of(table.heading(quantity), quantity))
                        .toList(),
                groups);
    }

    /** Returns whether a number is a mean over seeds, with their standard deviation beside it. */
    public boolean spread() {
        return groups.stream()
                .flatMap(group -> group.rows().stream())
                .flatMap(row -> row.numbers().stream())
                .anyMatch(number -> !number.spread().isEmpty());
    }

    /** Returns whether anything was measured on the split. */
    boolean measured() {
        return groups.stream()
                .flatMap(group -> group.rows().stream())
                .flatMap(row -> row.numbers().stream())
                .anyMatch(number -> !number.missing());
    }

    private static Group group(
            GroupKey key, List<ComparisonTable.Row> rows, ComparisonTable table) {
        String name = Triggers.named(key.attack(), table.severalTriggers() ? key.trigger() : "");
        return new Group(
                key.control() ? "control, under the trigger of " + name : name,
                samples(rows),
                rows.stream()
                        .sorted(Comparator.comparing(row -> row.condition().defenseClass()))
                        .map(row -> Row.of(row, table.columns()))
                        .toList());
    }

    private static String samples(List<ComparisonTable.Row> rows) {
        List<String> parts = new ArrayList<>();
        count(rows, ComparedMetrics.CLEAN_ACCURACY)
                .ifPresent(n -> parts.add("n = " + n + " clean"));
        count(rows, ComparedMetrics.ATTACK_SUCCESS)
                .ifPresent(n -> parts.add(n + " triggered pictures"));
        rows.stream()
                .flatMap(row -> row.numbers().values().stream())
                .mapToInt(number -> number.statistics().seeds())
                .max()
                .ifPresent(seeds -> parts.add(Figures.counted(seeds, "seed")));
        return String.join(", ", parts);
    }

    private static Optional<String> count(List<ComparisonTable.Row> rows, String metric) {
        return rows.stream()
                .flatMap(row -> row.number(metric).stream())
                .findFirst()
                .map(number -> Figures.count(number.samples()));
    }

    private record GroupKey(String attack, String trigger, boolean control) {

        static GroupKey of(ComparisonTable.Row row) {
            return new GroupKey(
                    row.condition().titleOf(row.attack()),
                    row.trigger(),
                    row.condition().control());
        }
    }

    /**
     * A column of numbers.
     *
     * @param title its name
     * @param direction which way a defender wants it, after the unit of what is not a share:
     *     "higher is better"
     * @param meaning what its numbers say
     */
    public record Column(String title, String direction, String meaning) {

        static Column of(String title, Quantity quantity) {
            String direction = quantity.higherIsBetter() ? "higher is better" : "lower is better";
            return new Column(
                    title,
                    quantity.isShare() ? direction : quantity.unit() + ", " + direction,
                    quantity.meaning());
        }
    }

    /**
     * The lines of one attack.
     *
     * @param title the attack
     * @param samples over how many pictures and seeds
     * @param rows a line for each defense
     */
    public record Group(String title, String samples, List<Row> rows) {}

    /**
     * A line.
     *
     * @param defense the defense
     * @param notes what it needs, how faithful it is
     * @param remarks that it is the victim, that the attack failed, that cells failed
     * @param numbers one for each column
     */
    public record Row(String defense, String notes, String remarks, List<Entry> numbers) {

        static Row of(ComparisonTable.Row row, List<Quantity> columns) {
            return new Row(
                    row.defense(),
                    row.condition().undefended() ? "no defense" : notes(row),
                    row.remarks(),
                    columns.stream()
                            .map(
                                    column ->
                                            row.number(column.metric())
                                                    .map(Entry::of)
                                                    .orElseGet(Entry::none))
                            .toList());
        }

        private static String notes(ComparisonTable.Row row) {
            String needs = "needs " + row.condition().defenseClass().title();
            return fidelity(row.cells().get(0))
                    .map(fidelity -> needs + " · " + fidelity.word())
                    .orElse(needs);
        }

        private static Optional<FidelityStatement> fidelity(CellResult cell) {
            return cell.provenance().plugins().stream()
                    .filter(plugin -> plugin.kind().equals("defense"))
                    .filter(plugin -> plugin.name().equals(cell.defense().name()))
                    .map(Provenance.Plugin::fidelity)
                    .findFirst();
        }
    }

    /**
     * A number.
     *
     * @param mean a share in percent, other numbers in their unit; empty where there is none
     * @param spread standard deviation over seeds, a share's in points; empty with one seed
     * @param hue which scale colours a share: that of accuracies, which a defender wants high, or
     *     that of successes; empty for other numbers
     * @param shade from 0 to 1, how strongly it is coloured
     */
    public record Entry(String mean, String spread, String hue, String shade) {

        static Entry none() {
            return new Entry("", "", "", "0");
        }

        static Entry of(Summary summary) {
            Quantity quantity = summary.measure().quantity();
            double mean = summary.statistics().mean();
            OptionalDouble sd = summary.statistics().sd();
            if (!quantity.isShare()) {
                return new Entry(
                        Figures.significant(mean),
                        sd.isPresent() ? Figures.significant(sd.getAsDouble(), mean) : "",
                        "",
                        "0");
            }
            return new Entry(
                    Figures.percent(mean),
                    sd.isPresent() ? Figures.percent(sd.getAsDouble()) : "",
                    quantity.higherIsBetter() ? "accuracy" : "success",
                    String.format(Locale.ROOT, "%.3f", Math.min(1, Math.max(0, mean))));
        }

        /** Returns whether nothing was measured. */
        public boolean missing() {
            return mean.isEmpty();
        }
    }
}
