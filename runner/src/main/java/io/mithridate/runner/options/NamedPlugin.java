package io.mithridate.runner.options;

import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.yaml.Place;
import io.mithridate.runner.yaml.YamlMap;
import java.util.List;

/**
 * A plugin as YAML names it, its options not yet bound.
 *
 * @param plugin the plugin
 * @param place where its name stands
 * @param options what is given of its options; empty where its name stands alone
 */
public record NamedPlugin(LoadedPlugin plugin, Place place, YamlMap options) {

    /** The same without some options. */
    public NamedPlugin without(List<String> names) {
        return new NamedPlugin(
                plugin,
                place,
                new YamlMap(
                        options.place(),
                        options.entries().stream()
                                .filter(entry -> !names.contains(entry.key()))
                                .toList()));
    }
}
