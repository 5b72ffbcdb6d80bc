package io.mithridate.api.plugin;

import java.util.List;

/** Something whose options can be judged against the data and the model before any work begins. */
public interface Checked {

    /**
     * Returns complaints about the options in this setting, each with the option to change, so that
     * a researcher sees its line. Empty if nothing is.
     *
     * <p>A defense that trains by a {@link io.mithridate.api.training.Recipe} gives the {@link
     * io.mithridate.api.training.Recipe#complaints complaints} of the recipe about the pairs that
     * it trains on.
     */
    default List<OptionComplaint> complaints(Setting setting) {
        return List.of();
    }
}
