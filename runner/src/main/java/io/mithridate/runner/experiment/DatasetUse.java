package io.mithridate.runner.experiment;

import java.util.List;

/**
 * The data of a scenario.
 *
 * @param train the plugin of the pairs that models are trained on
 * @param test the plugin of the labelled pictures; equal to {@code train} where one data set has
 *     both
 */
public record DatasetUse(PluginUse train, PluginUse test) {

    /** One data set for both. */
    public static DatasetUse of(PluginUse both) {
        return new DatasetUse(both, both);
    }

    /** Returns whether two plugins are at work, or one with two sets of options. */
    public boolean paired() {
        return !train.equals(test);
    }

    /** Returns the name in tables: the plugin's name, or both names as in {@code cc3m+imagenet}. */
    public String name() {
        return paired() ? train.name() + "+" + test.name() : train.name();
    }

    /** The plugins that are built: one or two. */
    public List<PluginUse> plugins() {
        return paired() ? List.of(train, test) : List.of(train);
    }
}
