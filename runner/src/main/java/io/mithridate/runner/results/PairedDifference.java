package io.mithridate.runner.results;

/**
 * By how much a defense differs from the baseline, seed by seed.
 *
 * @param condition attack, defense and victim
 * @param baseline the defense that was subtracted, under the same attack on the same victims
 * @param measure what was measured
 * @param statistics of the differences, defense less baseline, over the seeds that both have
 */
public record PairedDifference(
        Condition condition, PluginSetting baseline, Measure measure, Statistics statistics) {}
