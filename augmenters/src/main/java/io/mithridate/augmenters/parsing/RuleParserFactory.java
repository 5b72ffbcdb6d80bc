package io.mithridate.augmenters.parsing;

import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.text.CaptionParser;
import io.mithridate.api.text.CaptionParserFactory;

/** Offers {@link RuleParser} under the name {@code rules}. */
public final class RuleParserFactory implements CaptionParserFactory<NoOptions> {

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public String summary() {
        return "a tagger by rule, over a dictionary of forms and WordNet; fast";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.RECONSTRUCTION;
    }

    @Override
    public Class<NoOptions> options() {
        return NoOptions.class;
    }

    @Override
    public Class<? extends CaptionParser> implementation() {
        return RuleParser.class;
    }
}
