package io.mithridate.runner.results.join;

import io.mithridate.api.metric.Measurement;
import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.UnusableResultsException;
import io.mithridate.runner.results.statistics.MainNumbers;
import io.mithridate.runner.results.statistics.SuccessMeasure;
import io.mithridate.runner.results.statistics.Successes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks that the success of each attack was measured in a single way: shares over all pictures and
 * shares over pictures of non-target classes must not be subtracted from each other.
 */
final class SuccessForms {

    private SuccessForms() {}

    /**
     * Checks that the success of each attack was measured in a single way.
     *
     * @throws UnusableResultsException if the main forms of two cells of an attack differ
     */
    static void requireOne(List<CellResult> cells) throws UnusableResultsException {
        Map<Object, Measurement> forms = new LinkedHashMap<>();
        for (CellResult cell : cells) {
            for (Measurement number : MainNumbers.ofCell(cell, Successes.metric(cell))) {
                Object measured =
                        List.of(
                                cell.scenario(),
                                cell.attack(),
                                number.metric(),
                                number.split(),
                                SuccessMeasure.of(number));
                Measurement known =
                        Optional.ofNullable(forms.putIfAbsent(measured, number)).orElse(number);
                if (!known.qualifiers().equals(number.qualifiers())) {
                    throw new UnusableResultsException(
                            "the success of '%s' was measured as '%s' in one run and as '%s' in another; join runs that count alike"
                                    .formatted(
                                            cell.attack().name(), known.title(), number.title()));
                }
            }
        }
    }
}
