package io.mithridate.api.plugin;

import java.util.Map;

/**
 * Offers services that plugins may ask for in their constructors, such as a backend's trainers.
 *
 * <p>Found by {@link java.util.ServiceLoader} on the class path. Each service is built once, by
 * dependency injection, when the first plugin asks for it.
 */
public interface ServiceBindings {

    /**
     * From the type that is asked for to the class that is built (which may be the type itself).
     */
    Map<Class<?>, Class<?>> bindings();
}
