package io.mithridate.runner.results.statistics;

import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.MainMetrics;
import io.mithridate.runner.results.PoisonUse;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.Victim;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The success of a run's attacks, each measured by its own metric. */
public final class Successes {

    private final Map<Victim, String> metrics = new HashMap<>();

    /** Creates the successes of the attacks of a run. */
    public Successes(RunResults run) {
        for (CellResult cell : run.cells()) {
            metrics.putIfAbsent(Victim.of(cell), metric(cell));
        }
    }

    /**
     * Returns the metric for the success of a condition's attack: the one that the attack declares,
     * or by default {@value MainMetrics#ATTACK_SUCCESS}.
     */
    public String metric(Condition condition) {
        return metrics.getOrDefault(condition.victim(), MainMetrics.ATTACK_SUCCESS);
    }

    /** Returns the metric for the success of a cell's attack. */
    public static String metric(CellResult cell) {
        return cell.poison().map(PoisonUse::success).orElse(MainMetrics.ATTACK_SUCCESS);
    }

    /** Returns the success on a split, as a share, for each trigger and k. */
    public static SortedMap<SuccessMeasure, Double> of(CellResult cell, String split) {
        SortedMap<SuccessMeasure, Double> successes = new TreeMap<>();
        MainNumbers.ofCell(cell, metric(cell)).stream()
                .filter(number -> number.split().isEmpty() || number.split().equals(split))
                .forEach(
                        number -> successes.putIfAbsent(SuccessMeasure.of(number), number.value()));
        return successes;
    }
}
