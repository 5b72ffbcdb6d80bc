package io.mithridate.results.statistics;

import io.mithridate.api.metric.Measurement;
import io.mithridate.results.CellResult;
import io.mithridate.results.Measure;
import io.mithridate.results.statistics.EvaluatedRun.PairedDifference;
import io.mithridate.results.statistics.EvaluatedRun.Summary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Selects the main form of a number that was measured in several forms: the one with the fewest
 * qualifiers. Attack success over all pictures is the main form only if the usual form was not
 * measured.
 */
public final class MainNumbers {

    private MainNumbers() {}

    /** Returns the main forms of the measurements of one model. */
    public static List<Measurement> ofModel(List<Measurement> numbers) {
        return selectMain(
                numbers,
                number -> kind("", number.metric(), number.k(), number.split(), number.trigger()),
                Measurement::qualifiers);
    }

    /** Returns the main forms of the measurements of a cell's model by one metric. */
    public static List<Measurement> ofCell(CellResult cell, String metric) {
        return ofModel(
                cell.measurements().stream()
                        .filter(number -> number.metric().equals(metric))
                        .toList());
    }

    /** Returns the top-1 clean accuracy of a cell's model on a split. */
    public static Optional<Measurement> cleanAccuracy(CellResult cell, String split) {
        return ofCell(cell, Measure.CLEAN_ACCURACY).stream()
                .filter(number -> number.split().equals(split))
                .filter(number -> number.k().orElse(1) == 1)
                .findFirst();
    }

    /**
     * Returns the top-1 clean accuracy that a defended model loses on a split, as a share; empty if
     * it was not measured on both models.
     */
    public static OptionalDouble cleanAccuracyLost(
            CellResult victim, CellResult defended, String split) {
        Optional<Measurement> victimAccuracy = cleanAccuracy(victim, split);
        Optional<Measurement> defendedAccuracy = cleanAccuracy(defended, split);
        return victimAccuracy.isPresent() && defendedAccuracy.isPresent()
                ? OptionalDouble.of(victimAccuracy.get().value() - defendedAccuracy.get().value())
                : OptionalDouble.empty();
    }

    /** Returns the main forms for each condition. */
    public static List<Summary> ofConditions(List<Summary> summaries) {
        return selectMain(
                summaries,
                summary -> kind(summary.condition(), summary.measure()),
                summary -> summary.measure().qualifiers());
    }

    /** Returns the main forms for each condition and baseline. */
    public static List<PairedDifference> ofDifferences(List<PairedDifference> differences) {
        return selectMain(
                differences,
                each -> kind(List.of(each.condition(), each.baseline()), each.measure()),
                each -> each.measure().qualifiers());
    }

    private static Object kind(Object subject, Measure measure) {
        return kind(subject, measure.metric(), measure.k(), measure.split(), measure.trigger());
    }

    private static Object kind(
            Object subject, Object metric, Object k, Object split, Object trigger) {
        return List.of(subject, metric, k, split, trigger);
    }

    private static <T> List<T> selectMain(
            List<T> numbers,
            Function<T, Object> kind,
            Function<T, Map<String, String>> qualifiers) {
        Map<Object, Integer> fewest = new HashMap<>();
        for (T number : numbers) {
            fewest.merge(kind.apply(number), qualifiers.apply(number).size(), Math::min);
        }
        List<T> main = new ArrayList<>();
        for (T number : numbers) {
            if (qualifiers.apply(number).size() == fewest.getOrDefault(kind.apply(number), 0)) {
                main.add(number);
            }
        }
        return main;
    }
}
