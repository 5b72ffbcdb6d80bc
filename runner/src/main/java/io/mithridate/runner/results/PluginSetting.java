package io.mithridate.runner.results;

/**
 * A plugin with the options that a cell used it with.
 *
 * @param name the plugin's name
 * @param options its resolved options, a JSON object in canonical form: keys sorted, no spaces
 */
public record PluginSetting(String name, String options) {}
