package io.mithridate.runner.results.budgets;

import io.mithridate.runner.coordinates.Baseline;
import io.mithridate.runner.coordinates.PluginSetting;
import io.mithridate.runner.coordinates.SettingList;
import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.statistics.Bootstrap;
import io.mithridate.runner.results.statistics.Claim;
import io.mithridate.runner.results.statistics.Statistics;
import io.mithridate.runner.results.statistics.Statistics.Interval;
import io.mithridate.runner.results.statistics.SuccessMeasure;
import io.mithridate.runner.results.statistics.Successes;
import io.mithridate.runner.results.statistics.Victims;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Defenses at a fixed loss of clean accuracy: what the budgets of a run choose, and what that does.
 *
 * @param choices one for each victim, list and budget
 * @param rows one for each attack, way to set it off, number of classes among which the target
 *     counts, list and budget, over the seeds; within an attack and budget in the order of the
 *     experiment
 * @param differences from the baseline's list, within its class of defenses; from the victim where
 *     the baseline is {@code none}
 */
public record Budgets(
        List<BudgetChoice> choices, List<BudgetRow> rows, List<Difference> differences) {

    private static final SuccessMeasure UNMEASURED = new SuccessMeasure("", 1);

    public Budgets {
        choices = List.copyOf(choices);
        rows = List.copyOf(rows);
        differences = List.copyOf(differences);
    }

    /** The budgets of a run; nothing where it lists no defense from weak to strong. */
    public static Budgets of(RunResults run, Victims victims) {
        List<BudgetChoice> choices = BudgetChoices.of(run, victims);
        List<BudgetRow> rows = rank(rows(choices, measures(run, choices), victims));
        List<Difference> differences =
                run.baseline().map(baseline -> differences(rows, baseline)).orElse(List.of());
        return new Budgets(choices, rows, differences);
    }

    /** A budget as text: {@code 1}, {@code 2.5}. */
    public static String text(double points) {
        return BigDecimal.valueOf(points).stripTrailingZeros().toPlainString();
    }

    /** The rows in which the target has to be the first class, as in the main table. */
    public List<BudgetRow> firstClassRows() {
        return rows.stream().filter(row -> row.k() == 1).toList();
    }

    /** The budgets that have rows, from small to large. */
    public List<Double> points() {
        return rows.stream().map(BudgetRow::points).distinct().sorted().toList();
    }

    /** The difference of a row from the baseline, if there is one. */
    public Optional<Difference> difference(BudgetRow row) {
        return differences.stream().filter(difference -> difference.row().equals(row)).findFirst();
    }

    private static List<BudgetRow> rows(
            List<BudgetChoice> choices,
            Map<Condition, Set<SuccessMeasure>> measures,
            Victims victims) {
        List<BudgetRow> rows = new ArrayList<>();
        choices.stream()
                .collect(
                        Collectors.groupingBy(
                                choice -> List.of(choice.victim(), choice.list(), choice.points()),
                                LinkedHashMap::new,
                                Collectors.toList()))
                .values()
                .forEach(ofList -> rows.addAll(rowsOfList(ofList, measures, victims)));
        return rows;
    }

    private static List<BudgetRow> rowsOfList(
            List<BudgetChoice> choices,
            Map<Condition, Set<SuccessMeasure>> measures,
            Victims victims) {
        Condition victim = choices.get(0).victim();
        return measures.getOrDefault(victim, Set.of(UNMEASURED)).stream()
                .map(
                        measure ->
                                new BudgetRow(
                                        victim,
                                        measure,
                                        choices.stream()
                                                .sorted(
                                                        Comparator.comparingLong(
                                                                BudgetChoice::seed))
                                                .toList(),
                                        victims.measured(victim) > 0,
                                        victims.failed(victim),
                                        OptionalInt.empty()))
                .toList();
    }

    /** Returns the measures of each victim, those of budgets that no setting is within included. */
    private static Map<Condition, Set<SuccessMeasure>> measures(
            RunResults run, List<BudgetChoice> choices) {
        Map<Condition, Set<SuccessMeasure>> measures = victimMeasures(run);
        for (BudgetChoice choice : choices) {
            choice.setting()
                    .ifPresent(
                            chosen ->
                                    measures.computeIfAbsent(
                                                    choice.victim(), any -> new TreeSet<>())
                                            .addAll(chosen.successes().keySet()));
        }
        measures.values().removeIf(Set::isEmpty);
        return measures;
    }

    /** Returns the measures of the undefended victims. */
    static Map<Condition, Set<SuccessMeasure>> victimMeasures(RunResults run) {
        Map<Condition, Set<SuccessMeasure>> measures = new LinkedHashMap<>();
        for (CellResult cell : run.cells()) {
            if (cell.undefended() && !cell.control() && cell.succeeded()) {
                measures.computeIfAbsent(Condition.of(cell), any -> new TreeSet<>())
                        .addAll(Successes.of(cell, run.mainSplit()).keySet());
            }
        }
        return measures;
    }

    /** Ranks what may be ranked, each class of defenses for itself; the order stays. */
    private static List<BudgetRow> rank(List<BudgetRow> rows) {
        Map<Object, Map<SettingList, Double>> places = new HashMap<>();
        rows.stream()
                .collect(Collectors.groupingBy(Budgets::compared))
                .forEach((key, of) -> places.put(key, Ranking.of(of, Claim.MIN_SEEDS)));
        return rows.stream()
                .map(row -> rank(row, places.getOrDefault(compared(row), Map.of())))
                .toList();
    }

    private static BudgetRow rank(BudgetRow row, Map<SettingList, Double> places) {
        Double own = places.get(row.list());
        if (own == null) {
            return row;
        }
        long better = places.values().stream().filter(other -> other < own).count();
        return row.ranked(1 + (int) better);
    }

    private static List<Difference> differences(List<BudgetRow> rows, Baseline baseline) {
        List<Difference> differences = new ArrayList<>();
        for (BudgetRow row : rows) {
            if (baseline.isNone()) {
                subtract(row, row.victim().defense(), !row.noneOnMost(), row.victimSuccesses())
                        .ifPresent(differences::add);
            } else if (!baseline.names(row.list())) {
                rows.stream()
                        .filter(other -> baseline.names(other.list()))
                        .filter(other -> compared(other).equals(compared(row)))
                        .findFirst()
                        .flatMap(
                                other ->
                                        subtract(
                                                row,
                                                other.list().settings().get(0),
                                                !row.noneOnMost() && !other.noneOnMost(),
                                                other.successes()))
                        .ifPresent(differences::add);
            }
        }
        return differences;
    }

    private static Optional<Difference> subtract(
            BudgetRow row,
            PluginSetting baseline,
            boolean onMostSeeds,
            SortedMap<Long, Double> successes) {
        double[] values =
                paired(row.successes(), successes).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray();
        if (values.length == 0) {
            return Optional.empty();
        }
        String name =
                "%s, %s less %s within %s, trigger %s%s"
                        .formatted(
                                row.victim().attack().name(),
                                row.list().defense(),
                                baseline.name(),
                                text(row.points()),
                                row.trigger(),
                                row.k() == 1 ? "" : ", top-" + row.k());
        return Optional.of(
                new Difference(
                        row,
                        baseline,
                        onMostSeeds,
                        Statistics.of(values),
                        Bootstrap.ofMean(values, name)));
    }

    /** Returns the differences of the seeds that both have, in ascending order of the seeds. */
    public static List<Double> paired(
            SortedMap<Long, Double> minuend, SortedMap<Long, Double> subtrahend) {
        List<Double> differences = new ArrayList<>();
        minuend.forEach(
                (seed, value) -> {
                    Double other = subtrahend.get(seed);
                    if (other != null) {
                        differences.add(value - other);
                    }
                });
        return differences;
    }

    /** Returns the parts that rows must share to be compared. */
    private static Object compared(BudgetRow row) {
        return List.of(row.victim(), row.measure(), row.defenseClass(), row.points());
    }

    /**
     * By how much attack success at a budget differs from the baseline at the same budget, over the
     * seeds where both have a setting.
     *
     * @param row the defense
     * @param baseline the baseline's list, or the undefended victim
     * @param onMostSeeds whether both have a setting on most of their seeds; one that has not ranks
     *     behind, however little its few settings leave
     * @param statistics of the differences, defense less baseline
     * @param bootstrap the interval of a bootstrap clustered by seed; empty with one seed
     */
    public record Difference(
            BudgetRow row,
            PluginSetting baseline,
            boolean onMostSeeds,
            Statistics statistics,
            Optional<Interval> bootstrap) {

        /**
         * Returns the claim about attack success: {@code better}, {@code worse}, or why neither.
         */
        public String claim() {
            if (row.attackFailed()) {
                return Claim.ATTACK_FAILED;
            }
            if (!row.attackMeasured()) {
                return Claim.ATTACK_UNMEASURED;
            }
            return onMostSeeds
                    ? Claim.of(statistics, false)
                    : "without a setting on most seeds: no claim";
        }
    }
}
