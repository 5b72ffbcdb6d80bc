package io.mithridate.runner.results.statistics;

import io.mithridate.runner.results.RunResults;

/**
 * The results of a run with the statistics over its seeds. The statistics are computed only once
 * because the bootstrap is slow.
 *
 * @param results the results
 * @param statistics the statistics of these results
 */
public record EvaluatedRun(RunResults results, RunStatistics statistics) {

    /** Evaluates the results of a run. */
    public static EvaluatedRun of(RunResults results) {
        return new EvaluatedRun(results, RunStatistics.of(results));
    }
}
