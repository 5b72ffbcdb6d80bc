package io.mithridate.api.plugin;

/**
 * Instantiates the plugins that options refer to. This is a service that any plugin may request.
 */
public interface Plugins {

    /**
     * Creates a new instance of the referenced plugin.
     *
     * @throws IllegalArgumentException if no such plugin exists
     */
    <T> T create(PluginRef<T> plugin);
}
