package io.mithridate.results.budgets;

import com.google.common.collect.ListMultimap;
import com.google.common.collect.Multimaps;
import io.mithridate.results.CellResult;
import io.mithridate.results.Condition;
import io.mithridate.results.RunResults;
import io.mithridate.results.budgets.BudgetRow.Choice;
import io.mithridate.results.statistics.Successes;
import io.mithridate.results.statistics.Successes.SuccessMeasure;
import io.mithridate.results.statistics.Victims;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Defenses at a fixed loss of clean accuracy: the settings chosen by the budgets of a run, and
 * their results.
 *
 * @param choices one choice for each victim, list and budget
 * @param rows one row for each attack, trigger, k, list and budget, over the seeds. The rows of an
 *     attack and budget are in the order of the experiment
 */
public record Budgets(List<Choice> choices, List<BudgetRow> rows) {

    private static final SuccessMeasure UNMEASURED = new SuccessMeasure("", 1);

    public Budgets {
        choices = List.copyOf(choices);
        rows = List.copyOf(rows);
    }

    /** Returns the budgets of a run; empty if the run has no list of settings. */
    public static Budgets of(RunResults run, Victims victims) {
        List<Choice> choices = new ArrayList<>();
        for (ListedVictim victim : ListedVictim.of(run, victims)) {
            for (double points : run.budgets()) {
                choices.add(Choice.of(victim, points, run.mainSplit()));
            }
        }
        return new Budgets(choices, rows(choices, measures(run, choices), victims));
    }

    /** Returns a budget as text: {@code 1}, {@code 2.5}. */
    public static String text(double points) {
        return BigDecimal.valueOf(points).stripTrailingZeros().toPlainString();
    }

    /** Returns the rows with k = 1, as in the main table. */
    public List<BudgetRow> top1Rows() {
        return rows.stream().filter(row -> row.measure().k() == 1).toList();
    }

    /** Returns the budgets that have rows, in ascending order. */
    public List<Double> points() {
        return rows.stream().map(BudgetRow::points).distinct().sorted().toList();
    }

    private static List<BudgetRow> rows(
            List<Choice> choices, Map<Condition, Set<SuccessMeasure>> measures, Victims victims) {
        List<BudgetRow> rows = new ArrayList<>();
        ListMultimap<Object, Choice> groups =
                Multimaps.index(
                        choices,
                        choice ->
                                List.of(
                                        choice.subject().victim(),
                                        choice.subject().list(),
                                        choice.points()));
        for (List<Choice> group : Multimaps.asMap(groups).values()) {
            List<Choice> seeds =
                    group.stream()
                            .sorted(Comparator.comparingLong(choice -> choice.subject().seed()))
                            .toList();
            Condition victim = seeds.get(0).subject().victim();
            for (SuccessMeasure measure : measures.getOrDefault(victim, Set.of(UNMEASURED))) {
                rows.add(new BudgetRow(victim, measure, seeds, victims.failed(victim)));
            }
        }
        return rows;
    }

    /** Returns the measures of each victim, including those measured only for chosen settings. */
    private static Map<Condition, Set<SuccessMeasure>> measures(
            RunResults run, List<Choice> choices) {
        Map<Condition, Set<SuccessMeasure>> measures = victimMeasures(run);
        for (Choice choice : choices) {
            Set<SuccessMeasure> ofVictim =
                    measures.computeIfAbsent(choice.subject().victim(), any -> new TreeSet<>());
            choice.setting().ifPresent(chosen -> ofVictim.addAll(chosen.successes().keySet()));
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
