package io.mithridate.api.execution;

import io.mithridate.api.plugin.PluginFactory;

/**
 * Says what an executor is; see {@link PluginFactory}.
 *
 * @param <O> the options of the plugin
 */
public interface ExecutorFactory<O extends Record> extends PluginFactory<Executor, O> {}
