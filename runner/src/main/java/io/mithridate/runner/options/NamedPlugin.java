package io.mithridate.runner.options;

import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.yaml.Place;
import io.mithridate.runner.yaml.YamlMap;
import java.util.List;

/**
 * A plugin named in YAML, with options that are not yet bound.
 *
 * @param plugin the plugin
 * @param place the source of the plugin's name
 * @param options the options given in YAML; empty if only the name is given
 */
public record NamedPlugin(LoadedPlugin plugin, Place place, YamlMap options) {

    /** Returns a copy without the given options. */
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
