package io.mithridate.runner.results.statistics;

import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.Victim;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The success of each attack on its own undefended victims, on the main split: what a defense does
 * to a victim whose attack failed says nothing about defenses.
 *
 * <p>Where an attack is set off in several ways, the most successful one counts. Attacks whose
 * success is not measured, and controls, never fail.
 */
public final class Victims {

    private final Map<Victim, SortedMap<Long, Double>> successes = new HashMap<>();

    private Victims() {}

    /** The victims of a run. */
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

    /**
     * Returns whether the attack failed on the victim that a condition begins with, for one seed.
     */
    public boolean failed(Condition condition, long seed) {
        Double success = successesOf(condition).get(seed);
        return success != null && Claim.attackFailed(success);
    }

    /** For how many seeds the success on the victims that a condition begins with was measured. */
    public int measured(Condition condition) {
        return successesOf(condition).size();
    }

    /** For how many seeds the attack failed on the victims that a condition begins with. */
    public long failures(Condition condition) {
        return successesOf(condition).values().stream().filter(Claim::attackFailed).count();
    }

    /**
     * Returns whether the attack failed on average over the victims that a condition begins with.
     */
    public boolean failed(Condition condition) {
        OptionalDouble mean = success(condition);
        return mean.isPresent() && Claim.attackFailed(mean.getAsDouble());
    }

    /** The mean success over seeds, a share; empty where it was not measured. */
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
