package io.mithridate.api.metric;

import io.mithridate.api.plugin.PluginFactory;

/**
 * Says what a metric is; see {@link PluginFactory}.
 *
 * @param <O> the options of the plugin
 */
public interface MetricFactory<O extends Record> extends PluginFactory<Metric, O> {}
