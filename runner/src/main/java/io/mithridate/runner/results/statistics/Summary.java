package io.mithridate.runner.results.statistics;

import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.Measure;

/**
 * One number of one condition over its seeds.
 *
 * @param condition attack, defense and victim
 * @param measure what was measured
 * @param statistics mean and spread over the seeds that succeeded
 * @param n over how many samples it was measured, all seeds together
 */
public record Summary(Condition condition, Measure measure, Statistics statistics, long n) {

    /** Over how many samples of one seed it was measured. */
    public long samples() {
        return n / statistics.seeds();
    }
}
