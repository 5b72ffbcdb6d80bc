package io.mithridate.api.model;

import io.mithridate.api.plugin.PluginFactory;

/**
 * Says which architectures and weights there are; see {@link PluginFactory}.
 *
 * @param <O> the options of the model
 */
public interface ModelFactory<O extends Record> extends PluginFactory<ModelProvider, O> {}
