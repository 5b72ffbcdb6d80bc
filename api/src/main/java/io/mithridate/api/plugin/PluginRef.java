package io.mithridate.api.plugin;

/**
 * A reference, in the options of one plugin, to another plugin whose options are already bound.
 *
 * <p>In YAML it is written like every plugin: either the name alone, or a map with a single entry
 * from the name to the options. {@link Plugins#create} instantiates it.
 *
 * @param <T> the SPI of the referenced plugin
 * @param kind the SPI's interface
 * @param name the plugin's name
 * @param options its bound options
 */
public record PluginRef<T>(Class<T> kind, String name, Record options) {}
