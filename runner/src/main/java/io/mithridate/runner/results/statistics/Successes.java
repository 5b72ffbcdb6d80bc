package io.mithridate.runner.results.statistics;

import io.mithridate.api.metric.Measurement;
import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.MainMetrics;
import io.mithridate.runner.results.PoisonUse;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.UnusableResultsException;
import io.mithridate.runner.results.Victim;
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
                Object measured =
                        List.of(
                                cell.scenario(),
                                cell.attack(),
                                number.metric(),
                                number.split(),
                                SuccessMeasure.of(number));
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
}
