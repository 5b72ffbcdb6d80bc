package io.mithridate.runner.experiment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.config.OptionTree;
import io.mithridate.results.coordinates.PluginSetting;
import io.mithridate.runner.options.ModelOptions;
import io.mithridate.runner.plugins.LoadedPlugin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A plugin with the options given in an experiment.
 *
 * @param plugin the plugin
 * @param options its options, bound and within their ranges
 * @param model the common options of a defense that returns a model; empty if the experiment gives
 *     none of them
 */
public record PluginUse(LoadedPlugin plugin, Record options, Optional<ModelOptions> model) {

    /** Creates a plugin use with only the plugin's own options. */
    public PluginUse(LoadedPlugin plugin, Record options) {
        this(plugin, options, Optional.empty());
    }

    /** Returns a copy whose model is not interpolated with the victim. */
    public PluginUse withoutAlong() {
        return new PluginUse(
                plugin,
                options,
                repeat() == 1 ? Optional.empty() : Optional.of(new ModelOptions(1, repeat())));
    }

    /** Returns the weight of the defended model when it is interpolated with the victim. */
    public double along() {
        return model.map(ModelOptions::along).orElse(1.0);
    }

    /** Returns the number of the training run. */
    public int repeat() {
        return model.map(ModelOptions::repeat).orElse(1);
    }

    /** Returns the name of the plugin. */
    public String name() {
        return plugin.name();
    }

    /** Returns the options as a tree. */
    public OptionTree tree() {
        return OptionTree.of(options);
    }

    /** Returns a JSON object from the plugin's name to its options. */
    public ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().set(name(), tree().json());
    }

    /** Returns the keys on the path from the entry that names the plugin to one of its options. */
    List<String> path(String option) {
        return Stream.concat(Stream.of(name()), Stream.of(option.split("\\."))).toList();
    }

    /** Returns the name of the plugin and the texts of its options. */
    public PluginSetting setting() {
        PluginSetting setting = PluginSetting.of(name(), options);
        return model.map(given -> setting.with(texts(given))).orElse(setting);
    }

    /** Returns the texts of the options, omitting the number of the first training run. */
    private static Map<String, String> texts(ModelOptions given) {
        Map<String, String> texts = new LinkedHashMap<>(OptionTree.of(given).texts());
        if (given.repeat() == 1) {
            texts.remove(ModelOptions.REPEAT);
        }
        return texts;
    }
}
