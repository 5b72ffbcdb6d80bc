package io.mithridate.api.plugin;

import java.util.List;
import java.util.Map;

/**
 * Lists the plugins of a jar. This is the only type that is loaded by {@link
 * java.util.ServiceLoader}.
 *
 * <p>The file {@code META-INF/services/io.mithridate.api.plugin.Plugin} names the implementing
 * class.
 */
@FunctionalInterface
public interface Plugin {

    /**
     * Returns the plugin classes, of any kind. Each is a public class that is annotated with {@link
     * About} and implements one SPI, e.g. {@code Attack}.
     *
     * <p>A class that needs no services is a record whose components are its options. A class that
     * needs services has one constructor annotated with {@link jakarta.inject.Inject}, which takes
     * the services and, if it has options, a record nested in the class.
     */
    List<Class<?>> extensions();

    /**
     * Returns the services that any plugin may request in its constructor, e.g. a backend's
     * trainers, as a map from the requested type to the class to instantiate, which may be that
     * type itself. Each service is instantiated once, by dependency injection, when it is first
     * requested. Only jars on the program's class path can provide services.
     */
    default Map<Class<?>, Class<?>> services() {
        return Map.of();
    }
}
