package io.mithridate.runner.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import io.mithridate.api.plugin.Plugin;
import io.mithridate.runner.plugins.LoadingFailure;
import io.mithridate.runner.plugins.PluginException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Binds the services offered by modules on the class path. Each service is created once, on first
 * use.
 *
 * <p>A class that implements several services is instantiated only once.
 */
final class BackendModule extends AbstractModule {

    private final Map<Class<?>, Class<?>> implementations = new LinkedHashMap<>();

    /**
     * Combines the services of several modules.
     *
     * @throws PluginException if a service is offered twice, or if an implementation does not
     *     implement the service's type
     */
    BackendModule(List<Plugin> modules) {
        Map<Class<?>, String> offeredBy = new HashMap<>();
        for (Plugin module : modules) {
            String owner = module.getClass().getName();
            module.services()
                    .forEach(
                            (type, implementation) -> {
                                rejectDuplicate(type, offeredBy.put(type, owner), owner);
                                rejectWrongType(type, implementation);
                                implementations.put(type, implementation);
                            });
        }
    }

    private static void rejectDuplicate(Class<?> type, @Nullable String earlier, String owner) {
        if (earlier != null) {
            throw new PluginException(
                    "the service %s is offered twice, by %s and by %s"
                            .formatted(type.getName(), earlier, owner));
        }
    }

    private static void rejectWrongType(Class<?> type, Class<?> implementation) {
        if (!type.isAssignableFrom(implementation)) {
            throw new PluginException(
                    "%s is offered as %s, which it does not implement"
                            .formatted(implementation.getName(), type.getName()));
        }
    }

    /**
     * Finds the services of all modules.
     *
     * @throws PluginException if a module cannot be loaded, since nothing would work without its
     *     services
     */
    static BackendModule find(ClassLoader program) {
        try {
            return new BackendModule(
                    ServiceLoader.load(Plugin.class, program).stream()
                            .map(ServiceLoader.Provider::get)
                            .toList());
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new PluginException(
                    "the services of a bundled module cannot be loaded: "
                            + LoadingFailure.explain(e),
                    e);
        }
    }

    @Override
    protected void configure() {
        implementations.values().stream()
                .distinct()
                .forEach(implementation -> bind(implementation).in(Scopes.SINGLETON));
        implementations.forEach(this::link);
    }

    @SuppressWarnings("unchecked") // checked by the constructor
    private <T> void link(Class<T> type, Class<?> implementation) {
        if (type != implementation) {
            bind(type).to((Class<? extends T>) implementation);
        }
    }
}
