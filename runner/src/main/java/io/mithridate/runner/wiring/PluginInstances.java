package io.mithridate.runner.wiring;

import com.google.inject.Binder;
import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import com.google.inject.Scopes;
import com.google.inject.Stage;
import com.google.inject.matcher.Matchers;
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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Builds plugins: a new instance for each use, with its options and the services it asks for.
 *
 * <p>Services are built once, when the first plugin asks for them, and closed with this object if
 * they are {@link AutoCloseable}. Safe for use by several threads.
 */
public final class PluginInstances implements Plugins, AutoCloseable {

    private final PluginCatalog catalog;
    private final OpenResources built = new OpenResources();
    private final Injector services;

    /** An injector takes far longer to make than an instance. */
    private final Map<Wiring, Injector> injectors = new ConcurrentHashMap<>();

    PluginInstances(
            PluginCatalog catalog, Compute compute, PictureCaching caching, BackendModule backend) {
        this.catalog = catalog;
        try {
            services =
                    Guice.createInjector(
                            Stage.DEVELOPMENT, // services that no plugin asks for are not built
                            binder -> {
                                // Only what is bound is built, through annotated constructors.
                                binder.requireExplicitBindings();
                                binder.requireAtInjectOnConstructors();
                                binder.requireExactBindingAnnotations();
                                binder.disableCircularProxies();
                                binder.bind(Compute.class).toInstance(compute);
                                binder.bind(PictureCaching.class).toInstance(caching);
                                binder.bind(Plugins.class).toInstance(this);
                                binder.bindListener(Matchers.any(), keepingIn(built));
                            },
                            backend);
        } catch (CreationException e) {
            throw new PluginException(
                    "the services cannot be wired: " + explain(e.getErrorMessages(), e), e);
        }
    }

    /**
     * Offers what the backend does without any plugin.
     *
     * @param compute the devices and threads that it may use
     * @throws PluginException if the services that bundled modules offer contradict each other
     */
    public static PluginInstances withoutPlugins(Compute compute) {
        return forExperiment(new PluginCatalog(List.of()), compute);
    }

    /**
     * Builds the plugins of an experiment.
     *
     * @param catalog the plugins that options may refer to
     * @param compute what the experiment says of devices and threads
     * @throws PluginException if the services that bundled modules offer contradict each other
     */
    public static PluginInstances forExperiment(PluginCatalog catalog, Compute compute) {
        return forExperiment(catalog, compute, PictureCaching.none());
    }

    /**
     * Builds the plugins of an experiment.
     *
     * @param catalog the plugins that options may refer to
     * @param compute what the experiment says of devices and threads
     * @param caching where training keeps decoded pictures on disk
     * @throws PluginException if the services that bundled modules offer contradict each other
     */
    public static PluginInstances forExperiment(
            PluginCatalog catalog, Compute compute, PictureCaching caching) {
        ClassLoader program = PluginInstances.class.getClassLoader();
        return new PluginInstances(catalog, compute, caching, BackendModule.find(program));
    }

    /**
     * Builds a new instance.
     *
     * @param plugin which
     * @param options its options: of the type that {@link LoadedPlugin#about()} names
     * @param used the type that it is used by: an interface that it implements, or the runner's own
     *     for its kind
     * @throws PluginException if it cannot be built; says which constructor wants what
     */
    @SuppressWarnings("try") // the context loader is needed for as long as the block lasts
    public <T> T create(LoadedPlugin plugin, Record options, Class<T> used) {
        Class<?> implementation = plugin.about().type();
        checkTypes(plugin, options, used);
        try (ContextClassLoader context = ContextClassLoader.of(plugin.origin().loader())) {
            Object built = instance(implementation, options, plugin);
            return PluginGuards.before(
                    plugin.origin().bundled() ? built : ContextProxy.before(built, plugin),
                    used,
                    plugin);
        } catch (ProvisionException e) {
            throw cannotBuild(plugin, e.getErrorMessages(), e);
        } catch (CreationException e) {
            throw cannotBuild(plugin, e.getErrorMessages(), e);
        } catch (ConfigurationException e) {
            throw cannotBuild(plugin, e.getErrorMessages(), e);
        }
    }

    /** A plugin that is its own record of options needs no injector. */
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
        Optional<String> unanswered =
                ConstructorRequests.unanswered(
                        wiring.implementation(), wiring.options().getClass(), services);
        if (unanswered.isPresent()) {
            throw new PluginException(plugin.title() + ": " + unanswered.get());
        }
        return services.createChildInjector(
                binder ->
                        bind(
                                binder,
                                wiring.implementation(),
                                wiring.options().getClass(),
                                wiring.options()));
    }

    /** The key of a plugin's injector. */
    private record Wiring(Class<?> implementation, Record options) {}

    @Override
    public <T> T create(PluginRef<T> reference) {
        return create(plugin(reference), reference.options(), reference.kind());
    }

    /**
     * The plugin that options refer to.
     *
     * @throws IllegalArgumentException if no such plugin is known
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
     * A service that plugins may ask for, for the runner's own use.
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

    /** Closes what was built and can be closed. */
    @Override
    public void close() {
        built.close();
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

    private static PluginException cannotBuild(
            LoadedPlugin plugin, Collection<Message> messages, RuntimeException failure) {
        return new PluginException(
                "%s could not be built: %s".formatted(plugin.title(), explain(messages, failure)),
                failure.getCause() == null ? failure : failure.getCause());
    }

    /** The injector's own messages go on about bindings; a cause says what people can mend. */
    private static String explain(Collection<Message> messages, RuntimeException failure) {
        if (failure.getCause() != null) {
            return LoadingFailure.explain(failure.getCause());
        }
        return messages.stream().map(Message::getMessage).collect(Collectors.joining("; "));
    }

    /** Each instance is a new one, whatever the implementation says of its scope. */
    private static <R extends Record> void bind(
            Binder binder, Class<?> implementation, Class<R> type, Record options) {
        binder.bind(implementation).in(Scopes.NO_SCOPE);
        binder.bind(type).toInstance(type.cast(options));
    }

    /** Keeps what was built and holds something, such as native memory. */
    private static ProvisionListener keepingIn(OpenResources built) {
        return new ProvisionListener() {
            @Override
            public <T> void onProvision(ProvisionInvocation<T> invocation) {
                if (invocation.provision() instanceof AutoCloseable closeable) {
                    built.keep(closeable);
                }
            }
        };
    }
}
