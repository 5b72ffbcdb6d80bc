package io.mithridate.api.metric;

import io.mithridate.api.plugin.PluginFactory;
import java.util.List;

/**
 * Says what a metric is; see {@link PluginFactory}.
 *
 * @param <O> the options of the plugin
 */
public interface MetricFactory<O extends Record> extends PluginFactory<Metric, O> {

    /**
     * What the metric measures, one for each name that its rows may have; at least one, in the
     * order in which columns are to stand.
     */
    List<Quantity> quantities();
}
