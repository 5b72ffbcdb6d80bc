package io.mithridate.runner.experiment;

import io.mithridate.config.Complaints;
import io.mithridate.config.InvalidConfigurationException;
import io.mithridate.config.Place;
import io.mithridate.config.YamlNode;
import io.mithridate.config.YamlNode.YamlMap;
import io.mithridate.config.YamlNode.YamlScalar;
import io.mithridate.config.YamlReader;
import io.mithridate.runner.options.BoundValue;
import io.mithridate.runner.options.OptionBinder;
import io.mithridate.runner.options.PluginNotation.NamedPlugin;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads experiments from YAML and command-line overrides, and binds them to the available plugins.
 *
 * @param catalog the available plugins
 */
public record ExperimentReader(PluginCatalog catalog) {

    /**
     * Reads an experiment.
     *
     * @param file the YAML file
     * @param overrides command-line values that override those of the file, e.g. {@code
     *     poisoning.rate=0.01}
     * @throws InvalidConfigurationException if the experiment is invalid; carries all errors with
     *     their places
     */
    public ExperimentFile read(Path file, List<String> overrides)
            throws InvalidConfigurationException {
        Complaints complaints = new Complaints();
        Optional<YamlNode> root = YamlReader.read(file, complaints);
        Optional<ExperimentFile> experiment = Optional.empty();
        if (root.isPresent()) {
            if (root.get() instanceof YamlMap map) {
                YamlMap given = Overrides.apply(withMetrics(map, overrides), overrides, complaints);
                experiment = new ExperimentBinding(catalog, given, complaints).bind();
            } else {
                complaints.add(
                        root.get().place(),
                        "the file holds %s; an experiment must be a map that starts with a name"
                                .formatted(root.get().description()));
            }
        }
        complaints.throwIfAny();
        return experiment.orElseThrow();
    }

    /**
     * Adds the default metrics if an override refers to one of them, so that the others are kept.
     */
    private static YamlMap withMetrics(YamlMap map, List<String> overrides) {
        boolean changed =
                overrides.stream()
                        .anyMatch(
                                override ->
                                        override.strip().startsWith(ExperimentKey.METRICS + "."));
        if (!changed || map.find(ExperimentKey.METRICS).isPresent()) {
            return map;
        }
        return map.with(ExperimentKey.METRICS, ExperimentKey.standardMetrics());
    }

    /**
     * Returns a plugin with options from the command line instead of an experiment file.
     *
     * @param assignments its options as {@code key=value}, with the value in YAML; other options
     *     have their defaults
     * @throws InvalidConfigurationException if the plugin does not exist or an option is invalid;
     *     carries all errors
     */
    public PluginUse plugin(PluginKind kind, String name, List<String> assignments)
            throws InvalidConfigurationException {
        Complaints complaints = new Complaints();
        Place place = new Place.OnCommandLine(name);
        OptionBinder binder = new OptionBinder(catalog, complaints);
        Optional<LoadedPlugin> plugin =
                binder.notation()
                        .read(kind, new YamlScalar(place, name, true), complaints)
                        .map(NamedPlugin::plugin);
        YamlMap options = Overrides.apply(YamlMap.empty(place), assignments, complaints);
        Optional<BoundValue<Record>> bound =
                plugin.flatMap(known -> binder.bind(new NamedPlugin(known, place, options)));
        complaints.throwIfAny();
        return new PluginUse(plugin.orElseThrow(), bound.orElseThrow().value());
    }
}
