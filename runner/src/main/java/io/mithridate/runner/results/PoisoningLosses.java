package io.mithridate.runner.results;

import io.mithridate.api.metric.Measurement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What poisoning costs in clean accuracy on the main split: the control's, which the same recipe
 * trained with nothing poisoned, less the victim's, paired by seed.
 */
public final class PoisoningLosses {

    private final Map<Condition, SortedMap<Long, Double>> accuracies = new HashMap<>();

    private PoisoningLosses() {}

    /** The losses of a run's victims. */
    public static PoisoningLosses of(RunResults run) {
        PoisoningLosses losses = new PoisoningLosses();
        for (CellResult cell : run.cells()) {
            OptionalDouble accuracy = accuracy(cell, run.mainSplit());
            if (cell.undefended() && accuracy.isPresent()) {
                losses.accuracies
                        .computeIfAbsent(Condition.of(cell), any -> new TreeMap<>())
                        .put(cell.seed(), accuracy.getAsDouble());
            }
        }
        return losses;
    }

    private static OptionalDouble accuracy(CellResult cell, String split) {
        return cell.measurements().stream()
                .filter(number -> number.metric().equals(ComparedMetrics.CLEAN_ACCURACY))
                .filter(number -> number.k().orElse(1) == 1 && number.split().equals(split))
                .mapToDouble(Measurement::value)
                .findFirst();
    }

    /**
     * The loss of a victim, as a share, over the seeds that have a control as well; negative where
     * the victim is the better one. Empty where there is no such seed.
     */
    public Optional<Statistics> of(Condition victim) {
        Condition control =
                new Condition(
                        victim.scenario(),
                        victim.attack(),
                        victim.defense(),
                        victim.defenseClass(),
                        true);
        SortedMap<Long, Double> lost =
                new TreeMap<>(accuracies.getOrDefault(control, new TreeMap<>()));
        SortedMap<Long, Double> kept = accuracies.getOrDefault(victim, new TreeMap<>());
        lost.keySet().retainAll(kept.keySet());
        lost.replaceAll((seed, accuracy) -> accuracy - kept.getOrDefault(seed, accuracy));
        return Statistics.ofAny(lost.values());
    }
}
