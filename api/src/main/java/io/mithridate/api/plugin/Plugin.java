package io.mithridate.api.plugin;

import java.util.List;

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
}
