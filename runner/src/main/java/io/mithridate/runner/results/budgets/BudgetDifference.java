package io.mithridate.runner.results.budgets;

import io.mithridate.runner.coordinates.PluginSetting;
import io.mithridate.runner.results.statistics.Claim;
import io.mithridate.runner.results.statistics.Interval;
import io.mithridate.runner.results.statistics.Statistics;
import java.util.Optional;

/**
 * By how much attack success at a budget differs from the baseline at the same budget, over the
 * seeds where both have a setting.
 *
 * @param row the defense
 * @param baseline the baseline's list, or the undefended victim
 * @param onMostSeeds whether both have a setting on most of their seeds; one that has not ranks
 *     behind, however little its few settings leave
 * @param statistics of the differences, defense less baseline
 * @param bootstrap the interval of a bootstrap clustered by seed; empty with one seed
 */
public record BudgetDifference(
        BudgetRow row,
        PluginSetting baseline,
        boolean onMostSeeds,
        Statistics statistics,
        Optional<Interval> bootstrap) {

    /** What may be claimed of attack success: {@code better}, {@code worse}, or why neither. */
    public String claim() {
        if (row.attackFailed()) {
            return Claim.ATTACK_FAILED;
        }
        if (!row.attackMeasured()) {
            return Claim.ATTACK_UNMEASURED;
        }
        return onMostSeeds
                ? Claim.of(statistics, false)
                : "without a setting on most seeds: no claim";
    }
}
