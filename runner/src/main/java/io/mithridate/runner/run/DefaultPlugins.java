package io.mithridate.runner.run;

import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.options.Bound;
import io.mithridate.runner.options.NearestName;
import io.mithridate.runner.options.OptionBinder;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.yaml.Complaints;
import io.mithridate.runner.yaml.InvalidConfigurationException;
import io.mithridate.runner.yaml.Place;
import io.mithridate.runner.yaml.YamlMap;
import java.util.List;
import java.util.Optional;

/** Plugins that no experiment file names, with all their options at the defaults. */
public final class DefaultPlugins {

    private DefaultPlugins() {}

    /**
     * A plugin with its defaults.
     *
     * @throws InvalidConfigurationException if there is none of this name, or an option has no
     *     default
     */
    public static PluginUse use(PluginCatalog catalog, PluginKind kind, String name)
            throws InvalidConfigurationException {
        Complaints complaints = new Complaints();
        Place place = new Place.OnCommandLine(name);
        Optional<LoadedPlugin> plugin = catalog.find(kind, name);
        if (plugin.isEmpty()) {
            complaints.add(
                    place,
                    "there is no %s '%s'; %s"
                            .formatted(
                                    kind.singular(),
                                    name,
                                    NearestName.advice(
                                            name,
                                            catalog.ofKind(kind).stream()
                                                    .map(LoadedPlugin::name)
                                                    .toList())));
        }
        complaints.throwIfAny();
        Optional<? extends Bound<? extends Record>> options =
                new OptionBinder(catalog)
                        .bind(
                                plugin.orElseThrow().factory().options(),
                                new YamlMap(place, List.of()),
                                name,
                                complaints);
        complaints.throwIfAny();
        return new PluginUse(plugin.orElseThrow(), options.orElseThrow().value());
    }
}
