package io.mithridate.augmenters.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import io.mithridate.augmenters.parsing.ParsedCaption.Relation;
import io.mithridate.augmenters.parsing.ParsedCaption.Token;
import io.mithridate.augmenters.wordnet.WordNet;
import io.mithridate.testkit.SampleTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Tests that the parser accepts any text and that its results refer to that text. */
class ParserLawsTest {

    private static final CaptionParser PARSER = EnglishParser.of(WordForms.read(), WordNet.read());

    /** The tokens of any text are in order and match the text at their positions. */
    @Test
    void tokensMatchTheText() {
        for (String text : texts()) {
            ParsedCaption parsed = PARSER.parse(text);
            assertThat(parsed.text()).isEqualTo(text);
            int end = 0;
            for (Token token : parsed.tokens()) {
                assertThat(token.start()).isGreaterThanOrEqualTo(end);
                assertThat(token.end()).isGreaterThan(token.start());
                assertThat(text.substring(token.start(), token.end())).isEqualTo(token.text());
                assertThat(token.lemma()).as("lemma of %s in '%s'", token, text).isNotEmpty();
                assertThat(token.tag()).as("tag of %s in '%s'", token, text).isNotEmpty();
                end = token.end();
            }
        }
    }

    /** Phrases are in order, share no token, and contain their own head, attributes and count. */
    @Test
    void phrasesDoNotOverlap() {
        for (String text : texts()) {
            ParsedCaption parsed = PARSER.parse(text);
            int end = 0;
            for (NounPhrase phrase : parsed.phrases()) {
                assertThat(phrase.first()).isGreaterThanOrEqualTo(end);
                assertThat(phrase.end())
                        .isGreaterThan(phrase.first())
                        .isLessThanOrEqualTo(parsed.tokens().size());
                assertThat(phrase.headFirst()).isBetween(phrase.first(), phrase.end());
                assertThat(phrase.attributes())
                        .isSorted()
                        .allMatch(token -> token >= phrase.first() && token < phrase.end());
                phrase.count()
                        .ifPresent(
                                token ->
                                        assertThat(token)
                                                .isBetween(phrase.first(), phrase.end() - 1));
                end = phrase.end();
            }
        }
    }

    /** A relation connects a phrase with a later one. */
    @Test
    void relationsConnectPhrasesInOrder() {
        for (String text : texts()) {
            ParsedCaption parsed = PARSER.parse(text);
            for (Relation relation : parsed.relations()) {
                assertThat(relation.subject()).isNotNegative();
                assertThat(relation.object())
                        .isGreaterThan(relation.subject())
                        .isLessThan(parsed.phrases().size());
                assertThat(relation.end()).isGreaterThan(relation.first());
                assertThat(relation.first())
                        .isGreaterThanOrEqualTo(parsed.phrases().get(relation.subject()).end());
                assertThat(relation.end())
                        .isLessThanOrEqualTo(parsed.phrases().get(relation.object()).first());
            }
        }
    }

    /** Plain English captions have phrases and relations. */
    @Test
    void findsPhrasesAndRelationsInPlainCaptions() {
        ParsedCaption parsed = PARSER.parse("a large red apple on a wooden table");

        assertThat(parsed.phrases()).hasSize(2);
        assertThat(parsed.phrases().get(0).attributes()).containsExactly(1, 2);
        assertThat(parsed.relations()).containsExactly(new Relation(0, 4, 5, 1));
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>(SampleTexts.captions());
        texts.addAll(SampleTexts.awkward());
        return texts;
    }

    @Test
    void parsedCaptionCopiesItsLists() {
        List<Integer> attributes = new ArrayList<>(List.of(1));
        ParsedCaption.NounPhrase phrase =
                new ParsedCaption.NounPhrase(0, 3, 2, attributes, OptionalInt.empty());
        List<ParsedCaption.NounPhrase> phrases = new ArrayList<>(List.of(phrase));
        ParsedCaption parsed = new ParsedCaption("a red dog", List.of(), phrases, List.of());
        attributes.clear();
        phrases.clear();
        assertThat(parsed.phrases()).containsExactly(phrase);
        assertThat(phrase.attributes()).containsExactly(1);
    }
}
