package io.mithridate.runner.experiment;

import java.util.List;

/**
 * The data of a scenario.
 *
 * @param train the plugin that provides the training pairs
 * @param test the plugin that provides the labeled pictures; equal to {@code train} if one data set
 *     provides both
 */
public record DatasetUse(PluginUse train, PluginUse test) {

    /** Uses one data set for training and testing. */
    public static DatasetUse of(PluginUse both) {
        return new DatasetUse(both, both);
    }

    /**
     * Returns whether training and testing use different plugins, or one plugin with different
     * options.
     */
    public boolean paired() {
        return !train.equals(test);
    }

    /** Returns the name in tables: the plugin's name, or both names as in {@code cc3m+imagenet}. */
    public String name() {
        return paired() ? train.name() + "+" + test.name() : train.name();
    }

    /** Returns the one or two distinct plugins. */
    public List<PluginUse> plugins() {
        return paired() ? List.of(train, test) : List.of(train);
    }
}
