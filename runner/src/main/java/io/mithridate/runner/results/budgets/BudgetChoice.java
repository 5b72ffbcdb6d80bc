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
 * The choice of a budget from a list of settings for one victim.
 *
 * @param victim the victim
 * @param defenseClass what the defense has to be given
 * @param list the list
 * @param points the budget: points of clean accuracy on validation
 * @param seed the victim's root seed
 * @param attackFailed whether the attack failed on the victim: the choice is then in no mean
 * @param measured whether validation was, so that the rule can be applied: of the victim, and not
 *     of none of the settings that have a result
 * @param standardError of the victim's clean accuracy on validation, a share; empty where that was
 *     not measured, so that nothing can be chosen
 * @param brokeDown at how many settings of the list training broke down: they are within no budget
 * @param missing how many others have no clean accuracy on validation
 * @param open whether the rule might choose one of these if it had a result: the choice is then in
 *     no mean
 * @param setting what was chosen; empty where no setting is within the budget
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

    /** Returns whether the choice is in means: it is made, and its victim is one. */
    public boolean counts() {
        return !attackFailed && measured() && !open;
    }

    /**
     * A chosen setting and what it does on the main test split.
     *
     * @param defense the setting
     * @param cell the number of its cell
     * @param listEnds whether it is the last of the list: a stronger one might be within the budget
     * @param validationLoss of clean accuracy, victim less defended, a share
     * @param testLoss the same on the test split; empty where that was not measured
     * @param successes attack success of the defended model for each way to set the attack off,
     *     among the first class and among the first k
     */
    public record Chosen(
            PluginSetting defense,
            int cell,
            boolean listEnds,
            double validationLoss,
            OptionalDouble testLoss,
            SortedMap<SuccessMeasure, Double> successes) {}
}
