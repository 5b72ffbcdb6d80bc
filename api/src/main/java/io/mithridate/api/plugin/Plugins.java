package io.mithridate.api.plugin;

/** Builds the plugins that options refer to; a service that any plugin may ask for. */
public interface Plugins {

    /**
     * Builds a new instance of the plugin that is named.
     *
     * @throws IllegalArgumentException if no such plugin is known
     */
    <T> T create(PluginRef<T> plugin);
}
