package io.mithridate.runner.plugins;

import io.mithridate.api.plugin.Plugin;
import io.mithridate.api.plugin.PluginClass;
import io.mithridate.api.plugin.PluginFactory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The factories that a class loader offers, and what went wrong with the others.
 *
 * @param found each with its kind, in the order of kinds
 * @param complaints one sentence for each factory that is broken
 */
record FactoryScan(List<Found> found, List<String> complaints) {

    /** A factory that answers as it should. */
    record Found(PluginKind kind, PluginFactory<?, ?> factory) {}

    FactoryScan {
        found = List.copyOf(found);
        complaints = List.copyOf(complaints);
    }

    /** Asks a class loader for the factories of every kind; one that is broken stops no other. */
    @SuppressWarnings("try") // the context loader is needed for as long as the block lasts
    static FactoryScan of(ClassLoader loader) {
        List<Found> found = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        try (ContextClassLoader context = ContextClassLoader.of(loader)) {
            for (PluginKind kind : PluginKind.values()) {
                scan(kind, loader, found, complaints);
            }
            scanPlugins(loader, found, complaints);
        }
        return new FactoryScan(found, complaints);
    }

    private static void scan(
            PluginKind kind, ClassLoader loader, List<Found> found, List<String> complaints) {
        Iterator<? extends PluginFactory<?, ?>> factories = factories(kind, loader);
        while (true) {
            try {
                if (!factories.hasNext()) {
                    return;
                }
                PluginFactory<?, ?> factory = factories.next();
                Optional<String> complaint = FactoryCheck.complaint(kind, factory);
                complaint.ifPresentOrElse(
                        complaints::add, () -> found.add(new Found(kind, factory)));
            } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                complaints.add(LoadingFailure.explain(e));
            }
        }
    }

    private static void scanPlugins(
            ClassLoader loader, List<Found> found, List<String> complaints) {
        Iterator<Plugin> plugins = ServiceLoader.load(Plugin.class, loader).iterator();
        while (true) {
            try {
                if (!plugins.hasNext()) {
                    return;
                }
                Plugin plugin = plugins.next();
                for (Class<?> extension : plugin.extensions()) {
                    describe(plugin, extension, found, complaints);
                }
            } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                complaints.add(LoadingFailure.explain(e));
            }
        }
    }

    private static void describe(
            Plugin plugin,
            @Nullable Class<?> extension,
            List<Found> found,
            List<String> complaints) {
        if (extension == null) {
            complaints.add(plugin.getClass().getName() + " lists null among its extensions");
            return;
        }
        List<PluginKind> kinds =
                Stream.of(PluginKind.values())
                        .filter(kind -> kind.spi().isAssignableFrom(extension))
                        .toList();
        if (kinds.size() != 1) {
            complaints.add(
                    "%s, which %s lists, is of %s; it has to implement one of %s"
                            .formatted(
                                    extension.getName(),
                                    plugin.getClass().getName(),
                                    kinds.isEmpty() ? "no kind of plugin" : "more than one kind",
                                    Stream.of(PluginKind.values())
                                            .map(kind -> kind.spi().getSimpleName())
                                            .collect(Collectors.joining(", "))));
            return;
        }
        AnnotatedFactory factory = new AnnotatedFactory(PluginClass.of(extension));
        FactoryCheck.complaint(kinds.get(0), factory)
                .ifPresentOrElse(
                        complaints::add, () -> found.add(new Found(kinds.get(0), factory)));
    }

    @SuppressWarnings("unchecked") // ServiceLoader knows the raw interface only
    private static Iterator<? extends PluginFactory<?, ?>> factories(
            PluginKind kind, ClassLoader loader) {
        return (Iterator<? extends PluginFactory<?, ?>>)
                (Iterator<?>) ServiceLoader.load(kind.factory(), loader).iterator();
    }
}
