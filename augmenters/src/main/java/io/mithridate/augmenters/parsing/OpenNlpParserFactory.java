package io.mithridate.augmenters.parsing;

import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.text.CaptionParser;
import io.mithridate.api.text.CaptionParserFactory;

/** Offers {@link OpenNlpParser} under the name {@code opennlp}. */
public final class OpenNlpParserFactory implements CaptionParserFactory<NoOptions> {

    @Override
    public String name() {
        return "opennlp";
    }

    @Override
    public String summary() {
        return "Apache OpenNLP's part-of-speech tagger, then the same rules";
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
        return OpenNlpParser.class;
    }
}
