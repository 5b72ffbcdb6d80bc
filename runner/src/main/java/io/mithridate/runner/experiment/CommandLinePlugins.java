package io.mithridate.runner.experiment;

import io.mithridate.runner.options.BoundValue;
import io.mithridate.runner.options.NamedPlugin;
import io.mithridate.runner.options.OptionBinder;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.yaml.Complaints;
import io.mithridate.runner.yaml.InvalidConfigurationException;
import io.mithridate.runner.yaml.Place;
import io.mithridate.runner.yaml.YamlMap;
import io.mithridate.runner.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** Creates plugin uses from command-line arguments instead of an experiment file. */
public final class CommandLinePlugins {

    private CommandLinePlugins() {}

    /**
     * Returns a plugin with options.
     *
     * @param assignments its options as {@code key=value}, with the value in YAML; other options
     *     have their defaults
     * @throws InvalidConfigurationException if the plugin does not exist or an option is invalid;
     *     carries all errors
     */
    public static PluginUse use(
            PluginCatalog catalog, PluginKind kind, String name, List<String> assignments)
            throws InvalidConfigurationException {
        Complaints complaints = new Complaints();
        Place place = new Place.OnCommandLine(name);
        OptionBinder binder = new OptionBinder(catalog);
        Optional<LoadedPlugin> plugin =
                binder.notation()
                        .read(kind, new YamlScalar(place, name, true), complaints)
                        .map(NamedPlugin::plugin);
        YamlMap options = Overrides.apply(YamlMap.empty(place), assignments, complaints);
        Optional<BoundValue<Record>> bound =
                plugin.flatMap(
                        known -> binder.bind(new NamedPlugin(known, place, options), complaints));
        complaints.throwIfAny();
        return new PluginUse(plugin.orElseThrow(), bound.orElseThrow().value());
    }
}
