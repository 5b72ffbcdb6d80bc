package io.mithridate.api.text;

import io.mithridate.api.plugin.PluginFactory;

/**
 * Says what a parser of captions is; see {@link PluginFactory}.
 *
 * @param <O> the options of the plugin
 */
public interface CaptionParserFactory<O extends Record> extends PluginFactory<CaptionParser, O> {}
