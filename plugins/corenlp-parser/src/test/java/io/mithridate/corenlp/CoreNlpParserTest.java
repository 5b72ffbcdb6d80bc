package io.mithridate.corenlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.plugin.PluginFactory;
import io.mithridate.api.text.CaptionParser;
import io.mithridate.api.text.ParsedCaption;
import io.mithridate.testkit.CaptionParserContract;
import io.mithridate.testkit.SampleTexts;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoreNlpParserTest implements CaptionParserContract {

    /** The models take seconds to read. */
    private static final CoreNlpAnalyzer MODELS = new CoreNlpAnalyzer();

    @TempDir private Path folder;

    @Override
    public PluginFactory<?, ?> factory() {
        return new CoreNlpParserFactory();
    }

    @Override
    public CaptionParser parser() {
        return new CoreNlpParser(MODELS);
    }

    /** Phrases as {@code [words; attributes; count; noun]}, what is missing left out. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a black and white cat on a wooden kitchen table"
                        + "| [a black and white cat; black,white; cat]"
                        + " [a wooden kitchen table; wooden; kitchen table]",
                "there are green grapes, yellow lemons and kiwis"
                        + "| [green grapes; green; grapes] [yellow lemons; yellow; lemons]"
                        + " [kiwis; kiwis]",
                "three very small dogs | [three very small dogs; small; three; dogs]",
                "two to three dogs | [two to three dogs; dogs]",
                "a small, red boat on a lake | [a small, red boat; small,red; boat] [a lake; lake]",
                "the dog is very small | [the dog; dog] [very small; small; ]",
                "a dog in front of his house | [a dog; dog] [his house; house]",
                "freshly baked bread on a plate"
                        + "| [freshly baked bread; baked; bread] [a plate; plate]",
                "the old man's hat is red | [the old man's hat; old,man's; hat] [red; red; ]",
                "a half-eaten sandwich | [a half-eaten sandwich; half-eaten; sandwich]",
                "running quickly | ",
            })
    void findsPhrases(String caption, String phrases) {
        assertThat(Described.phrases(parser().parse(caption)))
                .isEqualTo(phrases == null ? "" : phrases);
    }

    /** Relations as {@code (subject; words; object)}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a man on a bench eating a sandwich"
                        + "| (a man; on; a bench) (a man; eating; a sandwich)",
                "two cows are standing in a field | (two cows; are standing in; a field)",
                "a man holding a bat at a gate of a garden"
                        + "| (a man; holding; a bat) (a man; at; a gate) (a gate; of; a garden)",
                "a dog that is chasing a cat | (a dog; is chasing; a cat)",
                "a boy picks up a ball | (a boy; picks up; a ball)",
                "the cat is on a chair | (the cat; is on; a chair)",
                "a dog in front of his house | (a dog; in front of; his house)",
                "two cats to the left of a dog | (two cats; to the left of; a dog)",
                "people standing next to a cow | (people; standing next to; a cow)",
                "a house on the far side of a river | (a house; on the far side of; a river)",
                "a dog, a cat | ",
                "she is reading a book | ",
            })
    void findsRelations(String caption, String relations) {
        assertThat(Described.relations(parser().parse(caption)))
                .isEqualTo(relations == null ? "" : relations);
    }

    @Test
    void tagsAreThoseOfTheBundledParsers() {
        assertThat(parser().parse("The biggest dogs, who bark: \"woof\" & run.").tokens())
                .extracting(ParsedCaption.Token::tag)
                .containsExactly(
                        "DT", "JJ", "NNS", ".", "WDT", "VBP", ".", ".", "NN", ".", "CC", "VB", ".");
    }

    @Test
    void whatWasParsedOnceNeedsNoModels() {
        CoreNlpOptions options = new CoreNlpOptions(Optional.of(folder));
        ParsedCaption first = new CoreNlpParser(options).parse("a red boat on a lake");
        Analyzer none =
                text -> {
                    throw new AssertionError("asked for '" + text + "' again");
                };

        CaptionParser later = new CoreNlpParser(new CachedAnalyzer(folder, Models.version(), none));

        assertThat(later.parse("a red boat on a lake")).isEqualTo(first);
        assertThat(first.phrases()).hasSize(2);
    }

    @Test
    void theVersionNamesCoreNlpAndItsModels() {
        assertThat(Models.version()).matches("corenlp 4\\.5\\.\\d+ [0-9a-f]{64}");
    }

    @Test
    void keptResultsAreWhatTheModelsSaid() {
        Analyzer kept = new CachedAnalyzer(folder, "a version", MODELS);
        for (String text : SampleTexts.awkward()) {
            Analysis said = MODELS.analyze(text);
            assertThat(kept.analyze(text)).isEqualTo(said);
            assertThat(kept.analyze(text)).isEqualTo(said);
        }
    }
}
