package io.mithridate.runner.experiment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.runner.coordinates.PluginSetting;
import io.mithridate.runner.options.OptionTree;
import io.mithridate.runner.plugins.LoadedPlugin;
import java.util.List;
import java.util.stream.Stream;

/**
 * A plugin as an experiment uses it.
 *
 * @param plugin the plugin
 * @param options its options, bound and in range
 */
public record PluginUse(LoadedPlugin plugin, Record options) {

    /** The plugin's name. */
    public String name() {
        return plugin.name();
    }

    /** Its options by name. */
    public OptionTree tree() {
        return OptionTree.of(options);
    }

    /** Its options by its name. */
    public ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().set(name(), tree().json());
    }

    /** The keys that lead to one of its options from the place where it is named. */
    List<String> path(String option) {
        return Stream.concat(Stream.of(name()), Stream.of(option.split("\\."))).toList();
    }

    /** Its name and the texts of its options. */
    public PluginSetting setting() {
        return PluginSetting.of(name(), options);
    }
}
