package io.mithridate.augmenters.parsing;

import io.mithridate.api.plugin.PluginFactory;
import io.mithridate.api.text.CaptionParser;
import io.mithridate.testkit.CaptionParserContract;

class RuleParserTest implements CaptionParserContract {

    @Override
    public PluginFactory<?, ?> factory() {
        return new RuleParserFactory();
    }

    @Override
    public CaptionParser parser() {
        return new RuleParser();
    }
}
