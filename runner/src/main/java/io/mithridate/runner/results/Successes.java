package io.mithridate.runner.results;

import java.util.SortedMap;
import java.util.TreeMap;

/** How often the attack of a cell succeeds, counted as the attack counts it. */
public final class Successes {

    private Successes() {}

    /**
     * The quantity that counts the success of a condition's attack: the one that the attack names,
     * or else {@value ComparedMetrics#ATTACK_SUCCESS}.
     */
    public static String metric(RunResults run, Condition condition) {
        return run.cells().stream()
                .filter(cell -> Condition.of(cell).sameVictims(condition))
                .findFirst()
                .map(Successes::metric)
                .orElse(ComparedMetrics.ATTACK_SUCCESS);
    }

    private static String metric(CellResult cell) {
        return cell.poison().map(PoisonUse::success).orElse(ComparedMetrics.ATTACK_SUCCESS);
    }

    /**
     * The success on a split, a share, for each way to set the attack off and each number of
     * classes among which the target counts.
     */
    static SortedMap<SuccessMeasure, Double> of(CellResult cell, String split) {
        String metric = metric(cell);
        SortedMap<SuccessMeasure, Double> successes = new TreeMap<>();
        MainNumbers.ofModel(cell.measurements()).stream()
                .filter(number -> number.metric().equals(metric))
                .filter(number -> number.split().isEmpty() || number.split().equals(split))
                .forEach(
                        number -> successes.putIfAbsent(SuccessMeasure.of(number), number.value()));
        return successes;
    }
}
