package io.mithridate.runner.wiring;

import com.google.inject.Binder;
import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.ProvisionException;
import com.google.inject.Scopes;
import com.google.inject.Stage;
import com.google.inject.matcher.Matchers;
import com.google.inject.spi.Dependency;
import com.google.inject.spi.InjectionPoint;
import com.google.inject.spi.Message;
import com.google.inject.spi.ProvisionListener;
import io.mithridate.api.backend.PictureCaching;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.Plugins;
import io.mithridate.api.training.Compute;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.guard.PluginGuards;
import io.mithridate.runner.plugins.ContextClassLoader;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.LoadingFailure;
import io.mithridate.runner.plugins.OpenResources;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginException;
import io.mithridate.runner.plugins.PluginKind;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Creates plugins: a new instance for each use, with its options and the services that it needs.
 *
 * <p>Services are created once, when a plugin first needs them, and are closed with this object if
 * they are {@link AutoCloseable}. Thread-safe.
 */
public final class PluginInstances implements Plugins, AutoCloseable {

    private final PluginCatalog catalog;
    private final OpenResources resources = new OpenResources();
    private final Injector services;

    /**
     * The injectors, which are kept because creating one takes far longer than creating an
     * instance.
     */
    private final Map<Wiring, Injector> injectors = new ConcurrentHashMap<>();

    PluginInstances(
            PluginCatalog catalog, Compute compute, PictureCaching caching, BackendModule backend) {
        this.catalog = catalog;
        try {
            services =
                    Guice.createInjector(
                            Stage.DEVELOPMENT, // creates services only when they are needed
                            binder -> {
                                // Only bound types with annotated constructors can be created.
                                binder.requireExplicitBindings();
                                binder.requireAtInjectOnConstructors();
                                binder.requireExactBindingAnnotations();
                                binder.disableCircularProxies();
                                binder.bind(Compute.class).toInstance(compute);
                                binder.bind(PictureCaching.class).toInstance(caching);
                                binder.bind(Plugins.class).toInstance(this);
                                binder.bindListener(Matchers.any(), collectCloseables(resources));
                            },
                            backend);
        } catch (CreationException e) {
            throw new PluginException(
                    "the services cannot be wired: " + explain(e.getErrorMessages(), e), e);
        }
    }

    /**
     * Returns an object for services only, without any plugins.
     *
     * @param compute the devices and threads to use
     * @throws PluginException if the services of bundled modules conflict
     */
    public static PluginInstances withoutPlugins(Compute compute) {
        return forExperiment(new PluginCatalog(List.of()), compute);
    }

    /**
     * Returns an object that creates the plugins of an experiment.
     *
     * @param catalog the plugins that options may refer to
     * @param compute the experiment's devices and threads
     * @throws PluginException if the services of bundled modules conflict
     */
    public static PluginInstances forExperiment(PluginCatalog catalog, Compute compute) {
        return forExperiment(catalog, compute, PictureCaching.none());
    }

    /**
     * Returns an object that creates the plugins of an experiment.
     *
     * @param catalog the plugins that options may refer to
     * @param compute the experiment's devices and threads
     * @param caching the location of decoded pictures that training keeps on disk
     * @throws PluginException if the services of bundled modules conflict
     */
    public static PluginInstances forExperiment(
            PluginCatalog catalog, Compute compute, PictureCaching caching) {
        ClassLoader program = PluginInstances.class.getClassLoader();
        return new PluginInstances(catalog, compute, caching, BackendModule.find(program));
    }

    /**
     * Creates a new instance.
     *
     * @param plugin the plugin
     * @param options the options, of the type given by {@link LoadedPlugin#about()}
     * @param used the type to return: an interface that the plugin implements, or the runner's own
     *     type for its kind
     * @throws PluginException if it cannot be created; the message says which constructor parameter
     *     is the problem
     */
    @SuppressWarnings("try") // the context class loader is set while this block runs
    public <T> T create(LoadedPlugin plugin, Record options, Class<T> used) {
        Class<?> implementation = plugin.about().type();
        checkTypes(plugin, options, used);
        try (ContextClassLoader context = ContextClassLoader.of(plugin.origin().loader())) {
            Object built = instance(implementation, options, plugin);
            return PluginGuards.guard(
                    plugin.origin().bundled() ? built : ContextProxy.wrap(built, plugin),
                    used,
                    plugin);
        } catch (ProvisionException e) {
            throw creationFailure(plugin, e.getErrorMessages(), e);
        } catch (CreationException e) {
            throw creationFailure(plugin, e.getErrorMessages(), e);
        } catch (ConfigurationException e) {
            throw creationFailure(plugin, e.getErrorMessages(), e);
        }
    }

    /** Creates an instance; a plugin that is itself the record of its options needs no injector. */
    private Object instance(Class<?> implementation, Record options, LoadedPlugin plugin) {
        if (implementation.isInstance(options)) {
            return options;
        }
        return injectors
                .computeIfAbsent(
                        new Wiring(implementation, options), wiring -> injector(wiring, plugin))
                .getInstance(implementation);
    }

    private Injector injector(Wiring wiring, LoadedPlugin plugin) {
        requireAvailable(wiring, plugin);
        return services.createChildInjector(
                binder ->
                        bind(
                                binder,
                                wiring.implementation(),
                                wiring.options().getClass(),
                                wiring.options()));
    }

    /**
     * Checks the parameters of a plugin's constructor before it is called.
     *
     * @throws PluginException if a parameter cannot be provided; the message lists the available
     *     services
     */
    private void requireAvailable(Wiring wiring, LoadedPlugin plugin) {
        Key<?> options = Key.get(wiring.options().getClass());
        InjectionPoint.forConstructorOf(wiring.implementation()).getDependencies().stream()
                .filter(request -> !request.getKey().equals(options))
                .filter(request -> services.getExistingBinding(request.getKey()) == null)
                .findFirst()
                .ifPresent(
                        request -> {
                            throw new PluginException(
                                    "%s: the constructor of %s requires %s (parameter %s), which is not available. It can ask for its options, %s, and for these services: %s"
                                            .formatted(
                                                    plugin.title(),
                                                    wiring.implementation().getName(),
                                                    request.getKey().getTypeLiteral(),
                                                    parameter(request),
                                                    wiring.options().getClass().getSimpleName(),
                                                    availableServices()));
                        });
    }

    private static String parameter(Dependency<?> request) {
        int index = request.getParameterIndex();
        Parameter parameter =
                ((Constructor<?>) request.getInjectionPoint().getMember()).getParameters()[index];
        return parameter.isNamePresent()
                ? "%d, '%s'".formatted(index + 1, parameter.getName())
                : Integer.toString(index + 1);
    }

    private String availableServices() {
        return services.getBindings().keySet().stream()
                .map(key -> key.getTypeLiteral().getRawType())
                .filter(type -> !type.getPackageName().startsWith("com.google.inject"))
                .filter(type -> !type.getPackageName().startsWith("java."))
                .map(Class::getSimpleName)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** The key of a plugin's injector. */
    private record Wiring(Class<?> implementation, Record options) {}

    @Override
    public <T> T create(PluginRef<T> reference) {
        return create(plugin(reference), reference.options(), reference.kind());
    }

    /**
     * Returns the plugin that options refer to.
     *
     * @throws IllegalArgumentException if the plugin is unknown
     */
    public LoadedPlugin plugin(PluginRef<?> reference) {
        PluginKind kind =
                PluginKind.ofSpi(reference.kind())
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                reference.kind().getName()
                                                        + " is not a kind of plugin"));
        return catalog.find(kind, reference.name())
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "there is no %s '%s', only %s"
                                                .formatted(
                                                        kind.singular(),
                                                        reference.name(),
                                                        names(kind))));
    }

    /**
     * Returns a service for use by the runner itself.
     *
     * @throws PluginException if no bundled module offers it
     */
    public <T> T service(Class<T> type) {
        try {
            return services.getInstance(type);
        } catch (ConfigurationException | ProvisionException e) {
            throw new PluginException(
                    "no plugin provides the service %s: %s"
                            .formatted(type.getName(), e.getMessage()),
                    e);
        }
    }

    /** Closes all closeable objects that were created. */
    @Override
    public void close() {
        resources.close();
    }

    private String names(PluginKind kind) {
        return catalog.ofKind(kind).stream()
                .map(LoadedPlugin::name)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static void checkTypes(LoadedPlugin plugin, Record options, Class<?> used) {
        boolean guarded = used == GuardedAttack.class && plugin.kind() == PluginKind.ATTACK;
        if (!guarded && !used.isAssignableFrom(plugin.about().type())) {
            throw new PluginException(
                    "%s is not of kind %s".formatted(plugin.title(), used.getSimpleName()));
        }
        if (options.getClass() != plugin.about().options()) {
            throw new PluginException(
                    "%s takes options of type %s, not %s"
                            .formatted(
                                    plugin.title(),
                                    plugin.about().options().getName(),
                                    options.getClass().getName()));
        }
    }

    private static PluginException creationFailure(
            LoadedPlugin plugin, Collection<Message> messages, RuntimeException failure) {
        return new PluginException(
                "%s could not be built: %s".formatted(plugin.title(), explain(messages, failure)),
                failure.getCause() == null ? failure : failure.getCause());
    }

    /**
     * Explains an exception by its cause, which users can fix; the injector's own messages are
     * about bindings.
     */
    private static String explain(Collection<Message> messages, RuntimeException failure) {
        if (failure.getCause() != null) {
            return LoadingFailure.explain(failure.getCause());
        }
        return messages.stream().map(Message::getMessage).collect(Collectors.joining("; "));
    }

    /**
     * Binds a plugin such that every instance is new, regardless of the implementation's scope
     * annotation.
     */
    private static <R extends Record> void bind(
            Binder binder, Class<?> implementation, Class<R> type, Record options) {
        binder.bind(implementation).in(Scopes.NO_SCOPE);
        binder.bind(type).toInstance(type.cast(options));
    }

    /**
     * Returns a listener that collects created objects that hold resources, such as native memory.
     */
    private static ProvisionListener collectCloseables(OpenResources resources) {
        return new ProvisionListener() {
            @Override
            public <T> void onProvision(ProvisionInvocation<T> invocation) {
                if (invocation.provision() instanceof AutoCloseable closeable) {
                    resources.keep(closeable);
                }
            }
        };
    }
}
