package io.mithridate.runner.results.statistics;

import io.mithridate.runner.results.RunResults;

/**
 * The results of a run with the statistics over its seeds, which are computed once for all that is
 * made of them: the bootstrap takes a while.
 *
 * @param results what was measured
 * @param statistics what follows from it
 */
public record EvaluatedRun(RunResults results, RunStatistics statistics) {

    /** Evaluates the results of a run. */
    public static EvaluatedRun of(RunResults results) {
        return new EvaluatedRun(results, RunStatistics.of(results));
    }
}
