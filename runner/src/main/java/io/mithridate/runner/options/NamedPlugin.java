package io.mithridate.runner.options;

import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.yaml.Place;
import io.mithridate.runner.yaml.YamlMap;

/**
 * A plugin as YAML names it, its options not yet bound.
 *
 * @param plugin the plugin
 * @param place where its name stands
 * @param options what is given of its options; empty where its name stands alone
 */
public record NamedPlugin(LoadedPlugin plugin, Place place, YamlMap options) {

    /** The same without an option. */
    public NamedPlugin without(String option) {
        return new NamedPlugin(
                plugin,
                place,
                new YamlMap(
                        options.place(),
                        options.entries().stream()
                                .filter(entry -> !entry.key().equals(option))
                                .toList()));
    }
}
