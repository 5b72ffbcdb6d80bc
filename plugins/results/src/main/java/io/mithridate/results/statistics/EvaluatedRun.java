package io.mithridate.results.statistics;

import com.google.common.collect.Table;
import com.google.common.collect.Tables;
import io.mithridate.api.metric.Measurement;
import io.mithridate.results.CellResult;
import io.mithridate.results.Condition;
import io.mithridate.results.Measure;
import io.mithridate.results.RunResults;
import io.mithridate.results.budgets.Budgets;
import io.mithridate.results.budgets.Scores;
import io.mithridate.results.coordinates.PluginSetting;
import io.mithridate.results.statistics.Statistics.Interval;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The results of a run with the statistics over its seeds. The statistics are computed only once
 * because the bootstrap is slow.
 *
 * @param results the results
 * @param summaries the summaries of all measures of all conditions, in the order of the cells,
 *     followed by the success of model detectors in distinguishing victims from control victims
 * @param differences the differences from the baseline of all defenses of its class (of all
 *     defenses if the baseline is {@code none}); settings of two lists are compared at equal
 *     strengths. Cells on whose victim the attack failed are excluded
 * @param victims the success of the attacks without a defense
 * @param budgets the defenses at a fixed loss of clean accuracy
 * @param scores the attack success that defenses leave over all losses
 */
public record EvaluatedRun(
        RunResults results,
        List<Summary> summaries,
        List<PairedDifference> differences,
        Victims victims,
        Budgets budgets,
        Scores scores) {

    public EvaluatedRun {
        summaries = List.copyOf(summaries);
        differences = List.copyOf(differences);
    }

    /** Evaluates the results of a run, excluding failed cells. */
    public static EvaluatedRun of(RunResults run) {
        Table<Condition, Measure, SortedMap<Long, Measurement>> samples = samples(run);
        List<Summary> summaries = summaries(samples);
        Victims victims = Victims.of(run);
        summaries.addAll(ModelDetection.summaries(run, victims));
        return new EvaluatedRun(
                run,
                summaries,
                Differences.of(run, samples, victims),
                victims,
                Budgets.of(run, victims),
                Scores.of(run, victims));
    }

    /**
     * Returns the summaries of the cells. This is fast, because no differences are bootstrapped.
     */
    public static List<Summary> summariesOfCells(RunResults run) {
        return summaries(samples(run));
    }

    private static List<Summary> summaries(
            Table<Condition, Measure, SortedMap<Long, Measurement>> samples) {
        List<Summary> summaries = new ArrayList<>();
        for (Table.Cell<Condition, Measure, SortedMap<Long, Measurement>> each :
                samples.cellSet()) {
            Collection<Measurement> sample = each.getValue().values();
            summaries.add(
                    new Summary(
                            each.getRowKey(),
                            each.getColumnKey(),
                            Statistics.of(
                                    sample.stream().mapToDouble(Measurement::value).toArray()),
                            sample.stream().mapToLong(Measurement::n).sum()));
        }
        return summaries;
    }

    /** Returns the measurements of each condition, by seed, excluding failed cells. */
    private static Table<Condition, Measure, SortedMap<Long, Measurement>> samples(RunResults run) {
        Table<Condition, Measure, SortedMap<Long, Measurement>> samples =
                Tables.newCustomTable(new LinkedHashMap<>(), LinkedHashMap::new);
        for (CellResult cell : run.cells()) {
            if (cell.succeeded()) {
                Map<Measure, SortedMap<Long, Measurement>> row = samples.row(Condition.of(cell));
                for (Measurement number : cell.measurements()) {
                    Measure measure = Measure.of(number, run.quantity(number.metric()));
                    row.computeIfAbsent(measure, any -> new TreeMap<>()).put(cell.seed(), number);
                }
            }
        }
        return samples;
    }

    /**
     * One measure of one condition over its seeds.
     *
     * @param condition the attack, defense and victim
     * @param measure the measure
     * @param statistics the mean and spread over the seeds that have results
     * @param n the total number of samples measured, over all seeds
     */
    public record Summary(Condition condition, Measure measure, Statistics statistics, long n) {

        /** Returns the number of samples measured for one seed. */
        public long samples() {
            return n / statistics.seeds();
        }
    }

    /**
     * The difference between a defense and the baseline, paired by seed.
     *
     * @param condition the attack, defense and victim
     * @param baseline the defense that was subtracted, under the same attack on the same victims
     * @param measure the measure
     * @param statistics the statistics of the differences, defense minus baseline, over the seeds
     *     that both defenses have and on whose victims the attack did not fail
     * @param bootstrap the interval of a bootstrap clustered by seed; empty with one seed
     * @param claim the claim that may be made: {@code better}, {@code worse}, or the reason why
     *     neither is claimed
     */
    public record PairedDifference(
            Condition condition,
            PluginSetting baseline,
            Measure measure,
            Statistics statistics,
            Optional<Interval> bootstrap,
            String claim) {}
}
