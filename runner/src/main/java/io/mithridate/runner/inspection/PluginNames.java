package io.mithridate.runner.inspection;

import io.mithridate.config.NearestName;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import java.util.List;
import java.util.stream.Stream;

/** Resolves the names of plugins and kinds given on the command line. */
public final class PluginNames {

    private PluginNames() {}

    /**
     * Returns the kind with a name in singular or plural, e.g. "attack" or "attacks".
     *
     * @throws UnknownNameException if the kind is unknown; the message suggests the most similar
     *     kind, or lists all kinds
     */
    public static PluginKind kind(String name) {
        List<String> known = Stream.of(PluginKind.values()).map(PluginKind::plural).toList();
        return Stream.of(PluginKind.values())
                .filter(kind -> kind.singular().equals(name) || kind.plural().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new UnknownNameException(
                                        "there is no kind of plugin '%s'; %s"
                                                .formatted(name, NearestName.advice(name, known))));
    }

    /**
     * Returns the plugins with a name given as {@code NAME} or {@code KIND/NAME}; several if
     * plugins of different kinds have the same name.
     *
     * @param others other valid names to suggest if there is no such plugin
     * @return the plugins, at least one
     * @throws UnknownNameException if no plugin has the name; the message suggests the most similar
     *     name, or lists all names
     */
    public static List<LoadedPlugin> find(PluginCatalog catalog, String name, List<String> others) {
        int slash = name.indexOf('/');
        if (slash < 0) {
            return find(catalog.plugins(), "plugin", name, others);
        }
        PluginKind kind = kind(name.substring(0, slash));
        return find(catalog.ofKind(kind), kind.singular(), name.substring(slash + 1), List.of());
    }

    private static List<LoadedPlugin> find(
            List<LoadedPlugin> candidates, String word, String name, List<String> others) {
        List<LoadedPlugin> found =
                candidates.stream().filter(plugin -> plugin.name().equals(name)).toList();
        if (!found.isEmpty()) {
            return found;
        }
        List<String> known =
                Stream.concat(candidates.stream().map(LoadedPlugin::name), others.stream())
                        .toList();
        throw new UnknownNameException(
                "there is no %s '%s'; %s".formatted(word, name, NearestName.advice(name, known)));
    }

    /** Reports a usage error: the user named an unknown plugin or kind of plugin. */
    public static final class UnknownNameException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnknownNameException(String message) {
            super(message);
        }
    }
}
