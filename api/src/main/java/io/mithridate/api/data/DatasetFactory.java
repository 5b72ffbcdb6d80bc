package io.mithridate.api.data;

import io.mithridate.api.plugin.PluginFactory;

/**
 * Says what a data set is; see {@link PluginFactory}. It is called neither {@code train} nor {@code
 * test}: under these names an experiment gives one of two data sets.
 *
 * @param <O> the options of the data set
 */
public interface DatasetFactory<O extends Record> extends PluginFactory<Dataset, O> {}
