package io.mithridate.api.plugin;

/**
 * A plugin that another plugin's options name, with its own options already bound.
 *
 * <p>In YAML it is written like every plugin: the name alone, or a map of one entry, name to
 * options. {@link Plugins#create} builds it.
 *
 * @param <T> the SPI of the plugin named
 * @param kind the SPI's interface
 * @param name the plugin's name
 * @param options its bound options
 */
public record PluginRef<T>(Class<T> kind, String name, Record options) {}
