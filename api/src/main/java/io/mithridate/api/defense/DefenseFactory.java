package io.mithridate.api.defense;

import io.mithridate.api.plugin.PluginFactory;

/**
 * Says what a defense is; see {@link PluginFactory}.
 *
 * @param <O> the options of the plugin
 */
public interface DefenseFactory<O extends Record> extends PluginFactory<Defense, O> {}
