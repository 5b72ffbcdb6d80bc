package io.mithridate.runner.results.statistics;

import io.mithridate.api.metric.Measurement;
import io.mithridate.runner.coordinates.Baseline;
import io.mithridate.runner.coordinates.PluginSetting;
import io.mithridate.runner.coordinates.SettingList;
import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.Measure;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.budgets.Budgets;
import io.mithridate.runner.results.budgets.Scores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.LongPredicate;

/**
 * The statistics of a run over its seeds.
 *
 * @param summaries the summaries of all measures of all conditions, in the order of the cells,
 *     followed by the success of model detectors in distinguishing victims from control victims
 * @param differences the differences from the baseline, within its class of defenses and, for two
 *     lists, between equal strengths; for all classes if the baseline is {@code none}. Cells on
 *     whose victim the attack failed are excluded
 * @param victims the success of the attacks without a defense
 * @param budgets the defenses at a fixed loss of clean accuracy
 * @param scores the attack that defenses leave over all losses
 */
public record RunStatistics(
        List<Summary> summaries,
        List<PairedDifference> differences,
        Victims victims,
        Budgets budgets,
        Scores scores) {

    public RunStatistics {
        summaries = List.copyOf(summaries);
        differences = List.copyOf(differences);
    }

    /** Returns the statistics of a run, excluding failed cells. */
    public static RunStatistics of(RunResults run) {
        Map<Condition, Map<Measure, SortedMap<Long, Measurement>>> samples = samples(run);
        List<Summary> summaries = summaries(samples);
        Victims victims = Victims.of(run);
        summaries.addAll(ModelDetection.summaries(run, victims));
        List<PairedDifference> differences =
                run.baseline()
                        .map(
                                baseline ->
                                        subtract(
                                                samples,
                                                baseline,
                                                (one, other) ->
                                                        haveComparableStrength(run, one, other),
                                                Claims.of(run, victims)))
                        .orElse(List.of());
        return new RunStatistics(
                summaries, differences, victims, Budgets.of(run, victims), Scores.of(run, victims));
    }

    /** Returns the summaries of the cells without differences and their slow bootstrap. */
    public static List<Summary> summariesOfCells(RunResults run) {
        return summaries(samples(run));
    }

    private static List<Summary> summaries(
            Map<Condition, Map<Measure, SortedMap<Long, Measurement>>> samples) {
        List<Summary> summaries = new ArrayList<>();
        samples.forEach(
                (condition, measures) ->
                        measures.forEach(
                                (measure, sample) ->
                                        summaries.add(
                                                new Summary(
                                                        condition,
                                                        measure,
                                                        Statistics.of(values(sample)),
                                                        n(sample)))));
        return summaries;
    }

    /** Returns the measurements of each condition, by seed, excluding failed cells. */
    private static Map<Condition, Map<Measure, SortedMap<Long, Measurement>>> samples(
            RunResults run) {
        Map<Condition, Map<Measure, SortedMap<Long, Measurement>>> samples = new LinkedHashMap<>();
        for (CellResult cell : run.cells()) {
            if (cell.succeeded()) {
                Map<Measure, SortedMap<Long, Measurement>> ofCondition =
                        samples.computeIfAbsent(Condition.of(cell), any -> new LinkedHashMap<>());
                for (Measurement number : cell.measurements()) {
                    ofCondition
                            .computeIfAbsent(
                                    Measure.of(number, run.quantity(number.metric())),
                                    any -> new TreeMap<>())
                            .put(cell.seed(), number);
                }
            }
        }
        return samples;
    }

    private static double[] values(SortedMap<Long, Measurement> sample) {
        return sample.values().stream().mapToDouble(Measurement::value).toArray();
    }

    private static long n(SortedMap<Long, Measurement> sample) {
        return sample.values().stream().mapToLong(Measurement::n).sum();
    }

    /**
     * Returns the differences for the included seeds that both samples have, in ascending order of
     * the seeds.
     */
    private static double[] differences(
            SortedMap<Long, Measurement> sample,
            SortedMap<Long, Measurement> baseline,
            LongPredicate counts) {
        return sample.keySet().stream()
                .filter(seed -> counts.test(seed) && baseline.containsKey(seed))
                .mapToDouble(seed -> value(sample, seed) - value(baseline, seed))
                .toArray();
    }

    private static double value(SortedMap<Long, Measurement> sample, long seed) {
        return Objects.requireNonNull(sample.get(seed), "a seed without a value").value();
    }

    private static List<PairedDifference> subtract(
            Map<Condition, Map<Measure, SortedMap<Long, Measurement>>> samples,
            Baseline baseline,
            BiPredicate<PluginSetting, PluginSetting> compared,
            Claims claims) {
        List<PairedDifference> differences = new ArrayList<>();
        for (Map.Entry<Condition, Map<Measure, SortedMap<Long, Measurement>>> minuend :
                samples.entrySet()) {
            for (Map.Entry<Condition, Map<Measure, SortedMap<Long, Measurement>>> subtrahend :
                    samples.entrySet()) {
                if (baseline.names(subtrahend.getKey().defense())
                        && comparable(minuend.getKey(), subtrahend.getKey())
                        && compared.test(
                                minuend.getKey().defense(), subtrahend.getKey().defense())) {
                    subtract(minuend, subtrahend, claims, differences);
                }
            }
        }
        return differences;
    }

    private static void subtract(
            Map.Entry<Condition, Map<Measure, SortedMap<Long, Measurement>>> minuend,
            Map.Entry<Condition, Map<Measure, SortedMap<Long, Measurement>>> subtrahend,
            Claims claims,
            List<PairedDifference> differences) {
        Condition condition = minuend.getKey();
        PluginSetting baseline = subtrahend.getKey().defense();
        LongPredicate counts = seed -> !claims.victims().failed(condition, seed);
        minuend.getValue()
                .forEach(
                        (measure, sample) ->
                                Optional.ofNullable(subtrahend.getValue().get(measure))
                                        .map(other -> differences(sample, other, counts))
                                        .filter(values -> values.length > 0)
                                        .map(
                                                values ->
                                                        of(
                                                                condition, baseline, measure,
                                                                values, claims))
                                        .ifPresent(differences::add));
    }

    /**
     * Returns whether two settings may be compared: they are equally strong, or at least one does
     * not belong to a list.
     */
    private static boolean haveComparableStrength(
            RunResults run, PluginSetting one, PluginSetting other) {
        Optional<SettingList> list = run.listOf(one);
        Optional<SettingList> another = run.listOf(other);
        return list.isEmpty()
                || another.isEmpty()
                || (list.get().option().equals(another.get().option())
                        && list.get().value(one).equals(another.get().value(other)));
    }

    private static PairedDifference of(
            Condition condition,
            PluginSetting baseline,
            Measure measure,
            double[] values,
            Claims claims) {
        String name =
                "%s, %s less %s, %s, split %s, trigger %s"
                        .formatted(
                                condition.attack().name(),
                                condition.defense().name(),
                                baseline.name(),
                                measure.metric(),
                                measure.split(),
                                measure.trigger());
        Statistics statistics = Statistics.of(values);
        return new PairedDifference(
                condition,
                baseline,
                measure,
                statistics,
                Bootstrap.ofMean(values, name),
                claims.of(condition, baseline, measure, statistics));
    }

    private static boolean comparable(Condition condition, Condition baseline) {
        return !condition.defense().equals(baseline.defense())
                && condition.victim().equals(baseline.victim())
                && (baseline.undefended() || condition.defenseClass() == baseline.defenseClass());
    }
}
