package io.mithridate.api.plugin;

import java.util.List;

/** A plugin whose options can be checked against the data and the model before any work starts. */
public interface Checked {

    /**
     * Returns errors in the options for this setting. Each error names the option to change, so
     * that the user is shown its line. Empty if there are no errors.
     *
     * <p>A defense that trains with a {@link io.mithridate.api.training.Recipe} includes the {@link
     * io.mithridate.api.training.Recipe#complaints errors} of the recipe for the number of pairs
     * that it trains on.
     */
    default List<OptionComplaint> complaints(Setting setting) {
        return List.of();
    }
}
