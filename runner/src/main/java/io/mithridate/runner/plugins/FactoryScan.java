package io.mithridate.runner.plugins;

import io.mithridate.api.plugin.PluginFactory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

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

    @SuppressWarnings("unchecked") // ServiceLoader knows the raw interface only
    private static Iterator<? extends PluginFactory<?, ?>> factories(
            PluginKind kind, ClassLoader loader) {
        return (Iterator<? extends PluginFactory<?, ?>>)
                (Iterator<?>) ServiceLoader.load(kind.factory(), loader).iterator();
    }
}
