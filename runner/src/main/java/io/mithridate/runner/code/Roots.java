package io.mithridate.runner.code;

import io.mithridate.runner.plugins.AnnotatedFactory;
import io.mithridate.runner.plugins.LoadedPlugin;
import java.util.HashSet;
import java.util.Set;

/**
 * The classes that a stage names.
 *
 * @param followed those whose mentions are followed: the work, implementations, options
 * @param factories those that count alone
 */
record Roots(Set<Class<?>> followed, Set<Class<?>> factories) {

    /** A stage's work, before any plugin is added. */
    Roots(Class<?> work) {
        this(new HashSet<>(Set.of(work)), new HashSet<>());
    }

    void add(LoadedPlugin plugin) {
        followed.add(plugin.factory().implementation());
        followed.add(plugin.factory().options());
        if (!(plugin.factory() instanceof AnnotatedFactory)) {
            factories.add(plugin.factory().getClass());
        }
    }
}
