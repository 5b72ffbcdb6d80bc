package io.mithridate.runner.results.budgets;

import io.mithridate.runner.coordinates.SettingList;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.DefenseClass;

/**
 * One seed of a row: a list of settings on one victim.
 *
 * @param victim the victim
 * @param defenseClass the data that the defense needs
 * @param list the list
 * @param seed the victim's root seed
 * @param attackFailed whether the attack failed on the victim; the seed is then excluded from means
 * @param measured whether clean accuracy on validation was measured, so that the seed can be
 *     included: on the victim, and on at least one of the settings that have a result, if any
 * @param brokeDown the number of settings at which training broke down; these are never within a
 *     budget
 * @param missing the number of other settings without clean accuracy on validation
 * @param open whether a setting without a result leaves the seed's result open
 */
public record SeedOfList(
        Condition victim,
        DefenseClass defenseClass,
        SettingList list,
        long seed,
        boolean attackFailed,
        boolean measured,
        int brokeDown,
        int missing,
        boolean open) {

    /** Returns whether the seed is included in means, provided that its result is not open. */
    boolean isCounted() {
        return !attackFailed && measured;
    }
}
