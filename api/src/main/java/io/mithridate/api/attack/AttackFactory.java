package io.mithridate.api.attack;

import io.mithridate.api.plugin.PluginFactory;

/**
 * Says what an attack is; see {@link PluginFactory}.
 *
 * @param <O> the options of the plugin
 */
public interface AttackFactory<O extends Record> extends PluginFactory<Attack, O> {}
