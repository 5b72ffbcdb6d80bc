package io.mithridate.runner.results.statistics;

import io.mithridate.runner.coordinates.PluginSetting;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.Measure;
import io.mithridate.runner.results.statistics.Statistics.Interval;
import java.util.Optional;

/**
 * By how much a defense differs from the baseline, seed by seed.
 *
 * @param condition attack, defense and victim
 * @param baseline the defense that was subtracted, under the same attack on the same victims
 * @param measure what was measured
 * @param statistics of the differences, defense less baseline, over the seeds that both have and
 *     whose victim is one
 * @param bootstrap the interval of a bootstrap clustered by seed; empty with one seed
 * @param claim what may be claimed: {@code better}, {@code worse}, or why neither
 */
public record PairedDifference(
        Condition condition,
        PluginSetting baseline,
        Measure measure,
        Statistics statistics,
        Optional<Interval> bootstrap,
        String claim) {}
