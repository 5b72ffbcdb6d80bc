package io.mithridate.runner.results.statistics;

import io.mithridate.runner.coordinates.PluginSetting;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.Measure;
import io.mithridate.runner.results.statistics.Statistics.Interval;
import java.util.Optional;

/**
 * The difference between a defense and the baseline, paired by seed.
 *
 * @param condition the attack, defense and victim
 * @param baseline the defense that was subtracted, under the same attack on the same victims
 * @param measure the measure
 * @param statistics the statistics of the differences, defense minus baseline, over the seeds that
 *     both have and on whose victim the attack did not fail
 * @param bootstrap the interval of a bootstrap clustered by seed; empty with one seed
 * @param claim the claim that may be made: {@code better}, {@code worse}, or the reason why neither
 *     is claimed
 */
public record PairedDifference(
        Condition condition,
        PluginSetting baseline,
        Measure measure,
        Statistics statistics,
        Optional<Interval> bootstrap,
        String claim) {}
