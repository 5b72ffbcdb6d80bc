package io.mithridate.runner.results;

import io.mithridate.api.metric.Measurement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The statistics of a run over its seeds.
 *
 * @param summaries every number of every condition, in the order of the cells
 * @param differences from the baseline, within its class of defenses; from {@code none} where that
 *     is the baseline, for all classes
 */
public record RunStatistics(List<Summary> summaries, List<PairedDifference> differences) {

    public RunStatistics {
        summaries = List.copyOf(summaries);
        differences = List.copyOf(differences);
    }

    /** The statistics of a run; failed cells are left out. */
    public static RunStatistics of(RunResults run) {
        Map<Condition, Map<Measure, Sample>> samples = new LinkedHashMap<>();
        for (CellResult cell : run.cells()) {
            if (!cell.succeeded()) {
                continue;
            }
            Map<Measure, Sample> ofCondition =
                    samples.computeIfAbsent(Condition.of(cell), any -> new LinkedHashMap<>());
            for (Measurement measurement : cell.measurements()) {
                ofCondition
                        .computeIfAbsent(Measure.of(measurement), any -> new Sample())
                        .add(cell.seed(), measurement);
            }
        }
        List<Summary> summaries = new ArrayList<>();
        samples.forEach(
                (condition, measures) ->
                        measures.forEach(
                                (measure, sample) ->
                                        summaries.add(sample.summary(condition, measure))));
        List<PairedDifference> differences =
                run.baseline().map(name -> subtract(samples, name)).orElse(List.of());
        return new RunStatistics(summaries, differences);
    }

    /**
     * How often the attack succeeds on the undefended victim of a condition, if it was measured.
     */
    public OptionalDouble victimSuccess(Condition condition, String split) {
        return summaries.stream()
                .filter(summary -> condition.startsFrom(summary.condition()))
                .filter(
                        summary ->
                                summary.measure().metric().equals(MainMetric.ATTACK_SUCCESS.id()))
                .filter(summary -> summary.measure().k().orElse(1) == 1)
                .filter(summary -> summary.measure().allows(Measure.SPLIT, split))
                .mapToDouble(summary -> summary.statistics().mean())
                .max();
    }

    /** Whether the attack failed on the victim that a condition begins with; never of controls. */
    public boolean attackFailed(Condition condition, String split) {
        OptionalDouble success = victimSuccess(condition, split);
        return !condition.control()
                && success.isPresent()
                && success.getAsDouble() < Claim.FEWEST_SUCCESSES;
    }

    private static List<PairedDifference> subtract(
            Map<Condition, Map<Measure, Sample>> samples, String baselineName) {
        List<PairedDifference> differences = new ArrayList<>();
        for (Map.Entry<Condition, Map<Measure, Sample>> minuend : samples.entrySet()) {
            for (Map.Entry<Condition, Map<Measure, Sample>> subtrahend : samples.entrySet()) {
                if (subtrahend.getKey().defense().name().equals(baselineName)
                        && comparable(minuend.getKey(), subtrahend.getKey())) {
                    subtract(minuend, subtrahend, differences);
                }
            }
        }
        return differences;
    }

    private static void subtract(
            Map.Entry<Condition, Map<Measure, Sample>> minuend,
            Map.Entry<Condition, Map<Measure, Sample>> subtrahend,
            List<PairedDifference> differences) {
        PluginSetting baseline = subtrahend.getKey().defense();
        minuend.getValue()
                .forEach(
                        (measure, sample) ->
                                Optional.ofNullable(subtrahend.getValue().get(measure))
                                        .flatMap(sample::less)
                                        .ifPresent(
                                                statistics ->
                                                        differences.add(
                                                                new PairedDifference(
                                                                        minuend.getKey(),
                                                                        baseline,
                                                                        measure,
                                                                        statistics))));
    }

    private static boolean comparable(Condition condition, Condition baseline) {
        return !condition.defense().equals(baseline.defense())
                && condition.attack().equals(baseline.attack())
                && condition.control() == baseline.control()
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

        Optional<Statistics> less(Sample baseline) {
            double[] differences =
                    values.entrySet().stream()
                            .flatMap(
                                    entry ->
                                            Optional.ofNullable(baseline.values.get(entry.getKey()))
                                                    .map(other -> entry.getValue() - other)
                                                    .stream())
                            .mapToDouble(Double::doubleValue)
                            .toArray();
            return differences.length == 0
                    ? Optional.empty()
                    : Optional.of(Statistics.of(differences));
        }
    }
}
