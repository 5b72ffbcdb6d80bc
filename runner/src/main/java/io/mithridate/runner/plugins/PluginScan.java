package io.mithridate.runner.plugins;

import io.mithridate.api.backend.PluginClass;
import io.mithridate.api.plugin.Plugin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The plugins that a class loader offers, and the problems of broken ones.
 *
 * @param found the usable plugins, ordered by kind
 * @param complaints one sentence for each broken plugin
 */
record PluginScan(List<Found> found, List<String> complaints) {

    /** The keys under which an experiment gives two separate data sets. */
    private static final Set<String> HALVES = Set.of("train", "test");

    private static final int MAX_EXTENSIONS = 1000;

    /** A plugin with a valid description. */
    record Found(PluginKind kind, PluginClass about) {}

    PluginScan {
        found = found.stream().sorted(Comparator.comparing(Found::kind)).toList();
        complaints = List.copyOf(complaints);
    }

    /** Finds the plugins of a class loader; a broken plugin does not affect others. */
    @SuppressWarnings("try") // sets the context class loader during the block
    static PluginScan of(ClassLoader loader) {
        List<Found> found = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        try (ContextClassLoader context = ContextClassLoader.of(loader)) {
            Iterator<Plugin> plugins = ServiceLoader.load(Plugin.class, loader).iterator();
            while (true) {
                try {
                    if (!plugins.hasNext()) {
                        break;
                    }
                    scan(plugins.next(), found, complaints);
                } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                    complaints.add(LoadingFailure.explain(e));
                }
            }
        }
        return new PluginScan(found, complaints);
    }

    /**
     * Accepts null from any method, since third-party plugins are compiled without nullness checks.
     */
    private static void scan(Plugin plugin, List<Found> found, List<String> complaints) {
        String name = plugin.getClass().getName();
        List<@Nullable Class<?>> extensions = extensions(plugin);
        if (extensions == null) {
            complaints.add(name + " lists no plugins: extensions() returned null");
            return;
        }
        int count = 0;
        for (Class<?> extension : extensions) {
            if (count++ == MAX_EXTENSIONS) {
                complaints.add("%s lists more than %d plugins".formatted(name, MAX_EXTENSIONS));
                return;
            }
            if (extension == null) {
                complaints.add(name + " lists null among its plugins");
                continue;
            }
            try {
                found.add(found(name, extension));
            } catch (LinkageError | RuntimeException e) {
                complaints.add(LoadingFailure.explain(e));
            }
        }
    }

    @SuppressWarnings("unchecked") // any element may be null
    private static @Nullable List<@Nullable Class<?>> extensions(Plugin plugin) {
        return (List<@Nullable Class<?>>) (List<?>) plugin.extensions();
    }

    private static Found found(String plugin, Class<?> extension) {
        List<PluginKind> kinds =
                Stream.of(PluginKind.values())
                        .filter(kind -> kind.spi().isAssignableFrom(extension))
                        .toList();
        if (kinds.size() != 1) {
            throw new IllegalArgumentException(
                    "%s, which %s lists, is of %s; it has to implement one of %s"
                            .formatted(
                                    extension.getName(),
                                    plugin,
                                    kinds.isEmpty() ? "no kind of plugin" : "more than one kind",
                                    Stream.of(PluginKind.values())
                                            .map(kind -> kind.spi().getSimpleName())
                                            .collect(Collectors.joining(", "))));
        }
        PluginClass about = PluginClass.of(extension);
        if (kinds.get(0) == PluginKind.DATASET && HALVES.contains(about.name())) {
            throw new IllegalArgumentException(
                    "%s calls its data set '%s', which is where an experiment names one of two data sets: dataset: { train: ..., test: ... }; choose another name"
                            .formatted(extension.getName(), about.name()));
        }
        return new Found(kinds.get(0), about);
    }
}
