package io.mithridate.results.coordinates;

import io.mithridate.config.OptionTree;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A plugin with the options that a cell uses.
 *
 * @param name the plugin's name
 * @param options the texts of its resolved options by path, e.g. {@code learning-rate} to {@code
 *     0.0002}, or {@code augmenter.alpha} for an option of a nested plugin
 */
public record PluginSetting(String name, SortedMap<String, String> options) {

    public PluginSetting {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /** Returns a plugin with bound options. */
    public static PluginSetting of(String name, Record options) {
        return new PluginSetting(name, OptionTree.of(options).texts());
    }

    /** Returns the same plugin with additional options. */
    public PluginSetting with(Map<String, String> more) {
        SortedMap<String, String> all = new TreeMap<>(options);
        all.putAll(more);
        return new PluginSetting(name, all);
    }
}
