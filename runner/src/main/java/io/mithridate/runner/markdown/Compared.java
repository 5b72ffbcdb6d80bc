package io.mithridate.runner.markdown;

import io.mithridate.runner.experiment.Baseline;
import io.mithridate.runner.results.Budgets;
import io.mithridate.runner.results.RunResults;
import java.util.Optional;

/**
 * Defenses at budgets beside one baseline.
 *
 * @param baseline what the differences are from
 * @param budgets what budgets choose, with these differences
 */
record Compared(Baseline baseline, Budgets budgets) {

    /** The comparison of a run; empty where it names no baseline. */
    static Optional<Compared> of(RunResults run) {
        return run.baseline().map(baseline -> new Compared(baseline, Budgets.of(run)));
    }
}
