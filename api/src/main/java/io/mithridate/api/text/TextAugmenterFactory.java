package io.mithridate.api.text;

import io.mithridate.api.plugin.PluginFactory;

/**
 * Says what a text augmenter is; see {@link PluginFactory}.
 *
 * @param <O> the options of the plugin
 */
public interface TextAugmenterFactory<O extends Record> extends PluginFactory<TextAugmenter, O> {}
