package io.mithridate.runner.markdown;

import io.mithridate.runner.experiment.Baseline;
import io.mithridate.runner.results.Budgets;
import io.mithridate.runner.results.PairedDifference;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.RunStatistics;
import io.mithridate.runner.results.SettingList;
import java.util.List;
import java.util.Optional;

/**
 * Defenses beside one baseline.
 *
 * @param baseline what the differences are from
 * @param budgets what budgets choose, with these differences
 * @param atEqualStrength the differences of settings that are equally strong
 */
record Compared(Baseline baseline, Budgets budgets, List<PairedDifference> atEqualStrength) {

    /** Whether a list is what the differences are from. */
    boolean isFrom(SettingList list) {
        return list.settings().stream()
                .allMatch(setting -> baseline.names(setting.name(), setting.options()));
    }

    /** The comparison of a run; empty where it names no baseline. */
    static Optional<Compared> of(RunResults run) {
        return run.baseline()
                .map(
                        baseline ->
                                new Compared(
                                        baseline,
                                        Budgets.of(run),
                                        RunStatistics.atEqualStrength(run)));
    }
}
