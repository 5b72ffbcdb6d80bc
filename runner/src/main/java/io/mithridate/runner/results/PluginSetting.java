package io.mithridate.runner.results;

import io.mithridate.runner.experiment.Baseline;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A plugin with the options that a cell used it with.
 *
 * @param name the plugin's name
 * @param options the texts of its resolved options by name: {@code learning-rate} to {@code
 *     0.0002}, {@code augmenter.alpha} for one of a nested plugin
 */
public record PluginSetting(String name, SortedMap<String, String> options) {

    public PluginSetting {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /** Returns whether it is the one that others are compared with. */
    public boolean isBaseline(Baseline baseline) {
        return baseline.names(name, options);
    }
}
