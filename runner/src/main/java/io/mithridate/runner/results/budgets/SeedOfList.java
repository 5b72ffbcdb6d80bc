package io.mithridate.runner.results.budgets;

import io.mithridate.runner.coordinates.SettingList;

/** One seed of a row: a list of settings on one victim. */
interface SeedOfList {

    SettingList list();

    /** Returns whether the attack failed on the victim; the seed is then excluded from means. */
    boolean attackFailed();

    /**
     * Returns whether clean accuracy on validation was measured, so that the seed can be included.
     */
    boolean measured();

    /** Returns the number of settings of the list at which training broke down. */
    int brokeDown();

    /** Returns the number of other settings without clean accuracy on validation. */
    int missing();

    /** Returns whether a setting without a result leaves the seed's result open. */
    boolean open();
}
