package io.mithridate.augmenters.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.plugin.PluginFactory;
import io.mithridate.api.text.CaptionParser;
import io.mithridate.api.text.ParsedCaption;
import io.mithridate.api.text.ParsedCaption.Token;
import io.mithridate.testkit.CaptionParserContract;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenNlpParserTest implements CaptionParserContract {

    private static final CaptionParser PARSER = new OpenNlpParser();

    @Override
    public PluginFactory<?, ?> factory() {
        return new OpenNlpParserFactory();
    }

    @Override
    public CaptionParser parser() {
        return new OpenNlpParser();
    }

    /** The forms come from the dictionary: the model knows parts of speech only. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a man riding a brown horse | DT NN VBG DT JJ NN",
                "two young girls are playing soccer | CD JJ NNS VBP VBG NN",
                "the elephants drink water from a river | DT NNS VBP NN IN DT NN",
                "the dogs in London | DT NNS IN NNP",
                "a frobnicator glorping the wugs | DT NN VBG DT NNS",
            })
    void tagsWords(String caption, String tags) {
        assertThat(PARSER.parse(caption).tokens().stream().map(Token::tag))
                .containsExactly(tags.split(" "));
    }

    @Property(tries = 200)
    void anyTextIsParsed(@ForAll String text) {
        ParsedCaption parsed = PARSER.parse(text);

        assertThat(parsed.text()).isEqualTo(text);
    }
}
