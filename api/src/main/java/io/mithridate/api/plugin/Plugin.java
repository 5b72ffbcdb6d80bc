package io.mithridate.api.plugin;

import java.util.List;
import java.util.Map;

/**
 * Lists the plugins of a jar: the one type that {@link java.util.ServiceLoader} makes.
 *
 * <p>{@code META-INF/services/io.mithridate.api.plugin.Plugin} names the class that implements it.
 */
@FunctionalInterface
public interface Plugin {

    /**
     * The plugins, of any kind, each a public class that carries {@link About} and implements one
     * SPI, such as {@code Attack}.
     *
     * <p>A class without services is a record whose components are its options. A class that needs
     * services has one constructor annotated with {@link jakarta.inject.Inject}, which takes them
     * and, where it has options, a record that is nested in the class.
     */
    List<Class<?>> extensions();

    /**
     * The services that any plugin may ask for in its constructor, such as a backend's trainers:
     * from the type that is asked for to the class that is built, which may be the type itself.
     * Each is built once, by dependency injection, when the first plugin asks for it. Only jars on
     * the program's class path offer services.
     */
    default Map<Class<?>, Class<?>> services() {
        return Map.of();
    }
}
