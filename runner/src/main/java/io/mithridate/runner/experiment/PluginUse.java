package io.mithridate.runner.experiment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.runner.coordinates.PluginSetting;
import io.mithridate.runner.options.Along;
import io.mithridate.runner.options.OptionTree;
import io.mithridate.runner.plugins.LoadedPlugin;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A plugin as an experiment uses it.
 *
 * @param plugin the plugin
 * @param options its options, bound and in range
 * @param along where a defense's model is to lie on the way from the victim; empty where the
 *     experiment does not say, for the end
 */
public record PluginUse(LoadedPlugin plugin, Record options, Optional<Double> along) {

    /** A plugin whose model, if it makes one, is mixed with no other. */
    public PluginUse(LoadedPlugin plugin, Record options) {
        this(plugin, options, Optional.empty());
    }

    /** The same defense with the model that it gives back. */
    public PluginUse withoutAlong() {
        return along.isEmpty() ? this : new PluginUse(plugin, options);
    }

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
        PluginSetting setting = PluginSetting.of(name(), options);
        return along.map(share -> setting.with(OptionTree.of(new Along(share)).texts()))
                .orElse(setting);
    }
}
