package io.mithridate.runner.results.statistics;

import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.Measure;

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
