package io.mithridate.runner.results;

import io.mithridate.api.metric.Measurement;
import io.mithridate.runner.experiment.Baseline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/**
 * The statistics of a run over its seeds.
 *
 * @param summaries every number of every condition, in the order of the cells; then how well
 *     detectors of models tell victims from control victims
 * @param differences from the baseline, within its class of defenses; from {@code none} where that
 *     is the baseline, for all classes; cells whose own victim failed are left out of them
 * @param victims how often the attacks succeed where nothing defends
 * @param budgets the defenses at a fixed loss of clean accuracy
 */
public record RunStatistics(
        List<Summary> summaries,
        List<PairedDifference> differences,
        Victims victims,
        Budgets budgets) {

    public RunStatistics {
        summaries = List.copyOf(summaries);
        differences = List.copyOf(differences);
    }

    /** The statistics of a run; failed cells are left out. */
    public static RunStatistics of(RunResults run) {
        Map<Condition, Map<Measure, Sample>> samples = samples(run);
        List<Summary> summaries = summaries(samples);
        Victims victims = Victims.of(run);
        summaries.addAll(ModelDetection.summaries(run, victims));
        List<PairedDifference> differences =
                run.baseline()
                        .map(baseline -> subtract(samples, baseline, victims))
                        .orElse(List.of());
        return new RunStatistics(summaries, differences, victims, Budgets.of(run, victims));
    }

    /** What the cells themselves measured, without differences and their costly bootstrap. */
    public static List<Summary> summariesOfCells(RunResults run) {
        return summaries(samples(run));
    }

    private static Map<Condition, Map<Measure, Sample>> samples(RunResults run) {
        Map<Condition, Map<Measure, Sample>> samples = new LinkedHashMap<>();
        for (CellResult cell : run.cells()) {
            if (!cell.succeeded()) {
                continue;
            }
            Map<Measure, Sample> ofCondition =
                    samples.computeIfAbsent(Condition.of(cell), any -> new LinkedHashMap<>());
            for (Measurement measurement : cell.measurements()) {
                ofCondition
                        .computeIfAbsent(
                                Measure.of(measurement, run.quantity(measurement.metric())),
                                any -> new Sample())
                        .add(cell.seed(), measurement);
            }
        }
        return samples;
    }

    private static List<Summary> summaries(Map<Condition, Map<Measure, Sample>> samples) {
        List<Summary> summaries = new ArrayList<>();
        samples.forEach(
                (condition, measures) ->
                        measures.forEach(
                                (measure, sample) ->
                                        summaries.add(sample.summary(condition, measure))));
        return summaries;
    }

    private static List<PairedDifference> subtract(
            Map<Condition, Map<Measure, Sample>> samples, Baseline baseline, Victims victims) {
        List<PairedDifference> differences = new ArrayList<>();
        for (Map.Entry<Condition, Map<Measure, Sample>> minuend : samples.entrySet()) {
            for (Map.Entry<Condition, Map<Measure, Sample>> subtrahend : samples.entrySet()) {
                if (subtrahend.getKey().defense().isBaseline(baseline)
                        && comparable(minuend.getKey(), subtrahend.getKey())) {
                    subtract(minuend, subtrahend, victims, differences);
                }
            }
        }
        return differences;
    }

    private static void subtract(
            Map.Entry<Condition, Map<Measure, Sample>> minuend,
            Map.Entry<Condition, Map<Measure, Sample>> subtrahend,
            Victims victims,
            List<PairedDifference> differences) {
        Condition condition = minuend.getKey();
        PluginSetting baseline = subtrahend.getKey().defense();
        LongPredicate counts = seed -> !victims.failed(condition, seed);
        minuend.getValue()
                .forEach(
                        (measure, sample) ->
                                Optional.ofNullable(subtrahend.getValue().get(measure))
                                        .map(other -> sample.less(other, counts))
                                        .filter(values -> values.length > 0)
                                        .map(values -> of(condition, baseline, measure, values))
                                        .ifPresent(differences::add));
    }

    private static PairedDifference of(
            Condition condition, PluginSetting baseline, Measure measure, double[] values) {
        String name =
                "%s, %s less %s, %s, split %s, trigger %s"
                        .formatted(
                                condition.attack().name(),
                                condition.defense().name(),
                                baseline.name(),
                                measure.metric(),
                                measure.split(),
                                measure.trigger());
        return new PairedDifference(
                condition,
                baseline,
                measure,
                Statistics.of(values),
                Bootstrap.ofMean(values, name));
    }

    private static boolean comparable(Condition condition, Condition baseline) {
        return !condition.defense().equals(baseline.defense())
                && condition.sameVictims(baseline)
                && (baseline.undefended() || condition.defenseClass() == baseline.defenseClass());
    }

    /** The values of a measure, by seed. */
    private static final class Sample {

        private final SortedMap<Long, Double> values = new TreeMap<>();
        private long n;

        void add(long seed, Measurement measurement) {
            values.put(seed, measurement.value());
            n += measurement.n();
        }

        Summary summary(Condition condition, Measure measure) {
            double[] all = values.values().stream().mapToDouble(Double::doubleValue).toArray();
            return new Summary(condition, measure, Statistics.of(all), n);
        }

        /** The differences for the seeds that both have and that count, by ascending seed. */
        double[] less(Sample baseline, LongPredicate counts) {
            return values.entrySet().stream()
                    .filter(entry -> counts.test(entry.getKey()))
                    .filter(entry -> baseline.values.containsKey(entry.getKey()))
                    .mapToDouble(entry -> entry.getValue() - baseline.at(entry.getKey()))
                    .toArray();
        }

        private double at(long seed) {
            return Objects.requireNonNull(values.get(seed), "a seed without a value");
        }
    }
}
