package io.mithridate.runner.results.statistics;

import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.ComparedMetrics;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.PoisonUse;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.Victim;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The successes of a run's attacks, counted as each attack counts them. */
public final class Successes {

    private final Map<Victim, String> metrics = new HashMap<>();

    /** The attacks of a run. */
    public Successes(RunResults run) {
        for (CellResult cell : run.cells()) {
            metrics.putIfAbsent(Victim.of(cell), metric(cell));
        }
    }

    /**
     * The quantity that counts the success of a condition's attack: the one that the attack names,
     * or else {@value ComparedMetrics#ATTACK_SUCCESS}.
     */
    public String metric(Condition condition) {
        return metrics.getOrDefault(condition.victim(), ComparedMetrics.ATTACK_SUCCESS);
    }

    /** The quantity that counts the success of a cell's attack. */
    public static String metric(CellResult cell) {
        return cell.poison().map(PoisonUse::success).orElse(ComparedMetrics.ATTACK_SUCCESS);
    }

    /**
     * The success on a split, a share, for each way to set the attack off and each number of
     * classes among which the target counts.
     */
    public static SortedMap<SuccessMeasure, Double> of(CellResult cell, String split) {
        SortedMap<SuccessMeasure, Double> successes = new TreeMap<>();
        MainNumbers.ofCell(cell, metric(cell)).stream()
                .filter(number -> number.split().isEmpty() || number.split().equals(split))
                .forEach(
                        number -> successes.putIfAbsent(SuccessMeasure.of(number), number.value()));
        return successes;
    }
}
