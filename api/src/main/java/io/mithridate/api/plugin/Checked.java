package io.mithridate.api.plugin;

import java.util.List;

/** Something whose options can be judged against the data and the model before any work begins. */
public interface Checked {

    /**
     * What is wrong with the options in this setting: one sentence for each complaint, saying what
     * is wrong and what would be right. Empty if nothing is.
     */
    default List<String> complaints(Setting setting) {
        return List.of();
    }
}
