package io.mithridate.runner.options;

import io.mithridate.config.Complaints;
import io.mithridate.config.NearestName;
import io.mithridate.config.Place;
import io.mithridate.config.YamlNode;
import io.mithridate.config.YamlNode.YamlMap;
import io.mithridate.config.YamlNode.YamlScalar;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import java.util.List;
import java.util.Optional;

/**
 * Reads a plugin from an experiment file: a name, or a map with one entry from the name to the
 * options.
 */
public final class PluginNotation {

    private final PluginCatalog catalog;

    /**
     * A plugin named in YAML, with options that are not yet bound.
     *
     * @param plugin the plugin
     * @param place the source of the plugin's name
     * @param options the options given in YAML; empty if only the name is given
     */
    public record NamedPlugin(LoadedPlugin plugin, Place place, YamlMap options) {}

    /** Creates a notation that finds plugins in the catalog. */
    public PluginNotation(PluginCatalog catalog) {
        this.catalog = catalog;
    }

    /** Returns the named plugin of a kind, or empty if an error was reported. */
    public Optional<NamedPlugin> read(PluginKind kind, YamlNode node, Complaints complaints) {
        Optional<YamlMap.Entry> entry = entry(node);
        if (entry.isEmpty()) {
            return complaints.refuse(placeToBlame(node), describeWrongForm(kind, node));
        }
        String name = entry.get().key();
        Place place = entry.get().place();
        return find(kind, name, place, complaints)
                .flatMap(
                        plugin ->
                                options(entry.get(), complaints)
                                        .map(options -> new NamedPlugin(plugin, place, options)));
    }

    /** Returns the name of a plugin and its options, which are empty if only the name is given. */
    private static Optional<YamlMap.Entry> entry(YamlNode node) {
        if (node instanceof YamlScalar scalar && !scalar.isNull()) {
            Place place = scalar.place();
            return Optional.of(new YamlMap.Entry(scalar.text(), place, YamlScalar.nothing(place)));
        }
        return node instanceof YamlMap map && map.entries().size() == 1
                ? Optional.of(map.entries().get(0))
                : Optional.empty();
    }

    /**
     * Returns the place of an error. If the command line added an entry to a plugin's map, that is
     * the place of the entry.
     */
    private static Place placeToBlame(YamlNode node) {
        List<YamlMap.Entry> entries = node instanceof YamlMap map ? map.entries() : List.of();
        return entries.stream()
                .map(YamlMap.Entry::place)
                .filter(Place.OnCommandLine.class::isInstance)
                .findFirst()
                .orElseGet(node::place);
    }

    private static String describeWrongForm(PluginKind kind, YamlNode node) {
        String given =
                node instanceof YamlMap map
                        ? "a map of %d entries".formatted(map.entries().size())
                        : node.description();
        return "%s was given, but %s is expected; write its name, or a map of one entry: name: {options}"
                .formatted(given, new OptionType.Plugin(kind).withArticle());
    }

    private Optional<LoadedPlugin> find(
            PluginKind kind, String name, Place place, Complaints complaints) {
        Optional<LoadedPlugin> plugin = catalog.find(kind, name);
        if (plugin.isEmpty()) {
            List<String> known = catalog.ofKind(kind).stream().map(LoadedPlugin::name).toList();
            String missing =
                    "there is no %s '%s'; %s"
                            .formatted(kind.singular(), name, NearestName.advice(name, known));
            complaints.add(
                    place,
                    catalog.finder()
                            .filter(finder -> NearestName.closest(name, known).isEmpty())
                            .map(finder -> missing + "; " + finder.searched())
                            .orElse(missing));
        }
        return plugin;
    }

    private static Optional<YamlMap> options(YamlMap.Entry entry, Complaints complaints) {
        if (entry.value() instanceof YamlMap map) {
            return Optional.of(new YamlMap(entry.place(), map.entries()));
        }
        if (entry.value().isNull()) {
            return Optional.of(YamlMap.empty(entry.place()));
        }
        return complaints.refuse(
                entry.value().place(),
                "the options of %s are %s; they must be a map, such as { option: value }"
                        .formatted(entry.key(), entry.value().description()));
    }
}
