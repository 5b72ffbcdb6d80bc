package io.mithridate.api.execution;

import io.mithridate.api.plugin.PluginFactory;

/**
 * Says what an executor is; see {@link PluginFactory}.
 *
 * @param <O> the options of the plugin
 */
public interface ExecutorFactory<O extends Record> extends PluginFactory<Executor, O> {

    /**
     * Whether stages are computed on other machines than the one that plans, so that a plan cannot
     * tell whether the device is there. Workers look for it where they are.
     */
    default boolean computesElsewhere() {
        return false;
    }
}
