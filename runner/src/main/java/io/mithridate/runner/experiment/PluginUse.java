package io.mithridate.runner.experiment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.runner.coordinates.PluginSetting;
import io.mithridate.runner.options.ModelOptions;
import io.mithridate.runner.options.OptionTree;
import io.mithridate.runner.plugins.LoadedPlugin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A plugin as an experiment uses it.
 *
 * @param plugin the plugin
 * @param options its options, bound and in range
 * @param model the options that a defense has because it gives back a model; empty where the
 *     experiment gives none of them
 */
public record PluginUse(LoadedPlugin plugin, Record options, Optional<ModelOptions> model) {

    /** A plugin with its own options alone. */
    public PluginUse(LoadedPlugin plugin, Record options) {
        this(plugin, options, Optional.empty());
    }

    /** The same defense with the model that it gives back. */
    public PluginUse withoutAlong() {
        return new PluginUse(
                plugin,
                options,
                repeat() == 1 ? Optional.empty() : Optional.of(new ModelOptions(1, repeat())));
    }

    /** The share of the way from the victim to the model that a defense gives back. */
    public double along() {
        return model.map(ModelOptions::along).orElse(1.0);
    }

    /** The number of the training. */
    public int repeat() {
        return model.map(ModelOptions::repeat).orElse(1);
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
        return model.map(given -> setting.with(texts(given))).orElse(setting);
    }

    /** Every experiment has a first training, which needs no mention. */
    private static Map<String, String> texts(ModelOptions given) {
        Map<String, String> texts = new LinkedHashMap<>(OptionTree.of(given).texts());
        if (given.repeat() == 1) {
            texts.remove(ModelOptions.REPEAT);
        }
        return texts;
    }
}
