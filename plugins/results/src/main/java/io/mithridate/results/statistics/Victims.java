package io.mithridate.results.statistics;

import io.mithridate.results.CellResult;
import io.mithridate.results.Condition;
import io.mithridate.results.Condition.Victim;
import io.mithridate.results.RunResults;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The success of each attack on its undefended victims on the main split. The effect of a defense
 * on a victim whose attack failed says nothing about the defense.
 *
 * <p>If an attack is triggered in several ways, the most successful one is used. Attacks whose
 * success is not measured, and controls, are never considered failed.
 */
public final class Victims {

    private final Map<Victim, SortedMap<Long, Double>> successes = new HashMap<>();

    private Victims() {}

    /** Returns the victims of a run. */
    public static Victims of(RunResults run) {
        Victims victims = new Victims();
        for (CellResult cell : run.cells()) {
            Condition condition = Condition.of(cell);
            if (condition.undefended() && !condition.control()) {
                success(cell, run.mainSplit())
                        .ifPresent(success -> victims.add(condition, cell.seed(), success));
            }
        }
        return victims;
    }

    /** Returns whether the attack failed on a condition's victim for one seed. */
    public boolean failed(Condition condition, long seed) {
        Double success = successesOf(condition).get(seed);
        return success != null && Claim.attackFailed(success);
    }

    /**
     * Returns the number of seeds for which the attack success on a condition's victims was
     * measured.
     */
    public int measured(Condition condition) {
        return successesOf(condition).size();
    }

    /** Returns the number of seeds for which the attack failed on a condition's victims. */
    public long failures(Condition condition) {
        return successesOf(condition).values().stream().filter(Claim::attackFailed).count();
    }

    /** Returns whether the attack failed on average over a condition's victims. */
    public boolean failed(Condition condition) {
        OptionalDouble mean = success(condition);
        return mean.isPresent() && Claim.attackFailed(mean.getAsDouble());
    }

    /** Returns the mean success over seeds, as a share; empty if it was not measured. */
    public OptionalDouble success(Condition condition) {
        return successesOf(condition).values().stream().mapToDouble(Double::doubleValue).average();
    }

    private void add(Condition victim, long seed, double success) {
        successes.computeIfAbsent(victim.victim(), any -> new TreeMap<>()).put(seed, success);
    }

    private SortedMap<Long, Double> successesOf(Condition condition) {
        return successes.getOrDefault(condition.victim(), new TreeMap<>());
    }

    private static OptionalDouble success(CellResult cell, String split) {
        return Successes.of(cell, split).entrySet().stream()
                .filter(success -> success.getKey().k() == 1)
                .mapToDouble(Map.Entry::getValue)
                .max();
    }
}
