package io.mithridate.runner.plugins;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All plugins that were found, by kind and name; immutable.
 *
 * @param plugins the plugins, with distinct names within each kind
 * @param problems plugins that cannot be used, and warnings; useful to show if a plugin is missing
 * @param finder the search for plugin jars; empty if they were not searched for
 */
public record PluginCatalog(
        List<LoadedPlugin> plugins, List<PluginProblem> problems, Optional<PluginFinder> finder) {

    private static final Comparator<LoadedPlugin> ORDER =
            Comparator.comparing(LoadedPlugin::kind).thenComparing(LoadedPlugin::name);

    public PluginCatalog {
        plugins = plugins.stream().sorted(ORDER).toList();
        problems = List.copyOf(problems);
    }

    /** Creates a catalog of plugins without problems. */
    public PluginCatalog(List<LoadedPlugin> plugins) {
        this(plugins, List.of(), Optional.empty());
    }

    /** Returns the plugins of a kind, sorted by name. */
    public List<LoadedPlugin> ofKind(PluginKind kind) {
        return plugins.stream().filter(plugin -> plugin.kind() == kind).toList();
    }

    /** Returns the plugin with the given kind and name; empty if there is none. */
    public Optional<LoadedPlugin> find(PluginKind kind, String name) {
        return plugins.stream()
                .filter(plugin -> plugin.kind() == kind && plugin.name().equals(name))
                .findFirst();
    }

    /**
     * A problem in a plugins directory; other plugins are not affected.
     *
     * @param location the jar or folder
     * @param severity whether the plugin can still be used
     * @param message the problem and its solution, without the location
     */
    public record PluginProblem(Path location, Severity severity, String message) {

        /** The severity of a problem. */
        public enum Severity {
            /** The plugin is in the catalog. */
            WARNING,
            /** The plugin is not in the catalog. */
            REFUSED
        }

        /** Returns the problem in one sentence: "warning: plugins.d/mine.jar: ...". */
        @Override
        public String toString() {
            String label = severity == Severity.WARNING ? "warning" : "plugin refused";
            return "%s: %s: %s".formatted(label, location, message);
        }
    }
}
