package io.mithridate.runner.results.budgets;

import io.mithridate.runner.coordinates.SettingList;

/** One seed of a row: a list of settings on one victim. */
interface SeedOfList {

    SettingList list();

    /** Returns whether the attack failed on the victim: the seed is then in no mean. */
    boolean attackFailed();

    /** Returns whether clean accuracy on validation was measured, so that the seed can count. */
    boolean measured();

    /** Returns at how many settings of the list training broke down. */
    int brokeDown();

    /** Returns how many others have no clean accuracy on validation. */
    int missing();

    /** Returns whether a setting without a result leaves the seed's number open. */
    boolean open();
}
