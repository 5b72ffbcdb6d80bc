package io.mithridate.runner.results.budgets;

import io.mithridate.runner.coordinates.PluginSetting;
import io.mithridate.runner.coordinates.SettingList;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.DefenseClass;
import io.mithridate.runner.results.statistics.SuccessMeasure;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * The setting that a budget chooses from a list for one victim.
 *
 * @param victim the victim
 * @param defenseClass the data that the defense needs
 * @param list the list
 * @param points the budget, in points of clean accuracy on validation
 * @param seed the victim's root seed
 * @param attackFailed whether the attack failed on the victim; the choice is then excluded from
 *     means
 * @param measured whether clean accuracy on validation was measured, so that the rule can be
 *     applied: on the victim, and on at least one of the settings that have a result, if any
 * @param standardError the standard error of the victim's clean accuracy on validation, as a share;
 *     empty if not measured, in which case nothing can be chosen
 * @param brokeDown the number of settings at which training broke down; they are within no budget
 * @param missing the number of other settings without clean accuracy on validation
 * @param open whether the rule might choose one of the missing settings if it had a result; the
 *     choice is then excluded from means
 * @param setting the chosen setting; empty if no setting is within the budget
 */
public record BudgetChoice(
        Condition victim,
        DefenseClass defenseClass,
        SettingList list,
        double points,
        long seed,
        boolean attackFailed,
        boolean measured,
        OptionalDouble standardError,
        int brokeDown,
        int missing,
        boolean open,
        Optional<Chosen> setting)
        implements SeedOfList {

    /**
     * Returns whether the choice is included in means: it is final and the attack succeeded on its
     * victim.
     */
    public boolean isIncluded() {
        return !attackFailed && measured() && !open;
    }

    /**
     * A chosen setting and its results on the main test split.
     *
     * @param defense the setting
     * @param cell the number of its cell
     * @param listEnds whether it is the last of the list, so that a stronger setting might be
     *     within the budget
     * @param validationLoss the clean accuracy on validation of the victim minus that of the
     *     defended model, as a share
     * @param testLoss the same difference on the test split; empty if not measured
     * @param successes the attack success of the defended model for each trigger and k
     */
    public record Chosen(
            PluginSetting defense,
            int cell,
            boolean listEnds,
            double validationLoss,
            OptionalDouble testLoss,
            SortedMap<SuccessMeasure, Double> successes) {}
}
