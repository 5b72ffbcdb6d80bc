package io.mithridate.results.statistics;

import com.fasterxml.jackson.annotation.JsonValue;
import io.mithridate.api.metric.Measurement;
import io.mithridate.results.CellResult;
import io.mithridate.results.Condition;
import io.mithridate.results.Condition.Victim;
import io.mithridate.results.Measure;
import io.mithridate.results.PoisonUse;
import io.mithridate.results.RunResults;
import io.mithridate.results.UnusableResultsException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * or by default {@value Measure#ATTACK_SUCCESS}.
     */
    public String metric(Condition condition) {
        return metrics.getOrDefault(condition.victim(), Measure.ATTACK_SUCCESS);
    }

    /** Returns the metric for the success of a cell's attack. */
    public static String metric(CellResult cell) {
        return cell.poison().map(PoisonUse::success).orElse(Measure.ATTACK_SUCCESS);
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

    /**
     * Checks that the success of each attack was measured in a single way: shares over all pictures
     * and shares over pictures of non-target classes must not be subtracted from each other.
     *
     * @throws UnusableResultsException if the main forms of two cells of an attack differ
     */
    public static void requireOneForm(List<CellResult> cells) throws UnusableResultsException {
        Map<Object, Measurement> forms = new LinkedHashMap<>();
        for (CellResult cell : cells) {
            for (Measurement number : MainNumbers.ofCell(cell, metric(cell))) {
                SuccessMeasure measure = SuccessMeasure.of(number);
                Object measured =
                        List.of(
                                cell.scenario(),
                                cell.attack(),
                                number.metric(),
                                number.split(),
                                measure);
                Measurement form =
                        Optional.ofNullable(forms.putIfAbsent(measured, number)).orElse(number);
                if (!form.qualifiers().equals(number.qualifiers())) {
                    throw new UnusableResultsException(
                            "the success of '%s' was measured as '%s' in one run and as '%s' in another; join runs that count alike"
                                    .formatted(cell.attack().name(), form.title(), number.title()));
                }
            }
        }
    }

    /**
     * The condition under which an attack is considered successful.
     *
     * @param trigger the way in which the attack is triggered; empty if the measurements do not
     *     specify it
     * @param k the number of classes with the highest similarity that may contain the target
     */
    public record SuccessMeasure(String trigger, int k) implements Comparable<SuccessMeasure> {

        public static SuccessMeasure of(Measurement number) {
            return new SuccessMeasure(number.trigger(), number.k().orElse(1));
        }

        /** Returns the trigger, followed by k unless k is 1, e.g. {@code image@10}. */
        @Override
        @JsonValue
        public String toString() {
            return k == 1 ? trigger : trigger + "@" + k;
        }

        @Override
        public int compareTo(SuccessMeasure other) {
            return Comparator.comparing(SuccessMeasure::trigger)
                    .thenComparingInt(SuccessMeasure::k)
                    .compare(this, other);
        }
    }
}
