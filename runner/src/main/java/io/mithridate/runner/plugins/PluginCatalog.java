package io.mithridate.runner.plugins;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All plugins that were found, by kind and name; immutable.
 *
 * @param plugins no two of one kind and name
 * @param problems what was found and cannot be used, or not without a warning; worth showing where
 *     a plugin is missing
 * @param finder where jars of plugins were looked for; empty if they were not
 */
public record PluginCatalog(
        List<LoadedPlugin> plugins, List<PluginProblem> problems, Optional<PluginFinder> finder) {

    public PluginCatalog {
        plugins =
                plugins.stream()
                        .sorted(
                                Comparator.comparing(LoadedPlugin::kind)
                                        .thenComparing(LoadedPlugin::name))
                        .toList();
        problems = List.copyOf(problems);
    }

    /** A catalog of plugins with which nothing is wrong. */
    public PluginCatalog(List<LoadedPlugin> plugins) {
        this(plugins, List.of(), Optional.empty());
    }

    /** The plugins of a kind, by name. */
    public List<LoadedPlugin> ofKind(PluginKind kind) {
        return plugins.stream().filter(plugin -> plugin.kind() == kind).toList();
    }

    /** The plugin of a kind and name, if there is one. */
    public Optional<LoadedPlugin> find(PluginKind kind, String name) {
        return plugins.stream()
                .filter(plugin -> plugin.kind() == kind && plugin.name().equals(name))
                .findFirst();
    }
}
