package io.mithridate.runner.results.budgets;

import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.statistics.SuccessMeasure;
import io.mithridate.runner.results.statistics.Successes;
import io.mithridate.runner.results.statistics.Victims;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Defenses at a fixed loss of clean accuracy: the settings chosen by the budgets of a run, and
 * their results.
 *
 * @param choices one choice for each victim, list and budget
 * @param rows one row for each attack, trigger, k, list and budget, over the seeds; within an
 *     attack and budget in the order of the experiment
 */
public record Budgets(List<BudgetChoice> choices, List<BudgetRow> rows) {

    private static final SuccessMeasure UNMEASURED = new SuccessMeasure("", 1);

    public Budgets {
        choices = List.copyOf(choices);
        rows = List.copyOf(rows);
    }

    /** Returns the budgets of a run; empty if it lists no defense from weak to strong. */
    public static Budgets of(RunResults run, Victims victims) {
        List<BudgetChoice> choices = BudgetChoices.of(run, victims);
        return new Budgets(choices, rows(choices, measures(run, choices), victims));
    }

    /** Returns a budget as text: {@code 1}, {@code 2.5}. */
    public static String text(double points) {
        return BigDecimal.valueOf(points).stripTrailingZeros().toPlainString();
    }

    /** Returns the rows with k = 1, as in the main table. */
    public List<BudgetRow> firstClassRows() {
        return rows.stream().filter(row -> row.k() == 1).toList();
    }

    /** Returns the budgets that have rows, in ascending order. */
    public List<Double> points() {
        return rows.stream().map(BudgetRow::points).distinct().sorted().toList();
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
                                        victims.failed(victim)))
                .toList();
    }

    /** Returns the measures of each victim, including those measured only for chosen settings. */
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

    /** Returns the differences for seeds present in both maps, in ascending order of the seeds. */
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
}
