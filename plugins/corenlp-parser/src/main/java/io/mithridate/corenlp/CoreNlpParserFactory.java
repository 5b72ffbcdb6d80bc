package io.mithridate.corenlp;

import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import io.mithridate.api.text.CaptionParser;
import io.mithridate.api.text.CaptionParserFactory;
import java.net.URI;
import java.util.List;

/** Offers {@link CoreNlpParser} under the name {@code corenlp}. */
public final class CoreNlpParserFactory implements CaptionParserFactory<CoreNlpOptions> {

    @Override
    public String name() {
        return "corenlp";
    }

    @Override
    public String summary() {
        return "Stanford CoreNLP's dependency parser (GPL), its results kept on disk";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.PAPER;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                new Reference(
                        "A Fast and Accurate Dependency Parser using Neural Networks",
                        "D. Chen and C. Manning",
                        2014,
                        URI.create("https://aclanthology.org/D14-1082")));
    }

    @Override
    public Class<CoreNlpOptions> options() {
        return CoreNlpOptions.class;
    }

    @Override
    public Class<? extends CaptionParser> implementation() {
        return CoreNlpParser.class;
    }
}
