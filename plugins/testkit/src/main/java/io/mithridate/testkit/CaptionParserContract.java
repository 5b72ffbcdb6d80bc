package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.text.CaptionParser;
import io.mithridate.api.text.ParsedCaption;
import io.mithridate.api.text.ParsedCaption.NounPhrase;
import io.mithridate.api.text.ParsedCaption.Relation;
import io.mithridate.api.text.ParsedCaption.Token;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every parser of captions promises: any text may be handed in, what comes out points into
 * that text, and depends on nothing else.
 */
public interface CaptionParserContract extends FactoryContract {

    /** A new parser, with the options that are under test. */
    CaptionParser parser();

    /** No text is too strange; its words are found where they stand, in their order. */
    @Test
    default void tokensStandInTheText() {
        CaptionParser parser = parser();
        for (String text : texts()) {
            ParsedCaption parsed = parser.parse(text);
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

    /** Phrases come in order, share no token, and hold their own head, attributes and count. */
    @Test
    default void phrasesStandApart() {
        CaptionParser parser = parser();
        for (String text : texts()) {
            ParsedCaption parsed = parser.parse(text);
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
    default void relationsConnectPhrases() {
        CaptionParser parser = parser();
        for (String text : texts()) {
            ParsedCaption parsed = parser.parse(text);
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

    /** Plain English has things, and something holds between some of them. */
    @Test
    default void findsSomethingInPlainCaptions() {
        ParsedCaption parsed = parser().parse("a large red apple on a wooden table");

        assertThat(parsed.phrases()).hasSize(2);
        assertThat(parsed.phrases().get(0).attributes()).containsExactly(1, 2);
        assertThat(parsed.relations()).containsExactly(new Relation(0, 4, 5, 1));
    }

    /** The same text is parsed in the same way by every instance, in any order. */
    @Test
    default void sameTextIsParsedInTheSameWay() {
        CaptionParser parser = parser();
        List<ParsedCaption> forwards = CaptionParserContract.parsed(parser);
        CaptionParser other = parser();
        List<String> texts = texts();
        for (int i = texts.size() - 1; i >= 0; i--) {
            assertThat(other.parse(texts.get(i))).isEqualTo(forwards.get(i));
        }
    }

    /** A parser is shared by the threads of a loader. */
    @Test
    default void parsesTheSameFromSeveralThreads() {
        CaptionParser parser = parser();
        List<ParsedCaption> alone = CaptionParserContract.parsed(parser);
        assertThat(ConcurrentCalls.results(() -> CaptionParserContract.parsed(parser)))
                .allMatch(alone::equals);
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>(SampleTexts.captions());
        texts.addAll(SampleTexts.awkward());
        return texts;
    }

    private static List<ParsedCaption> parsed(CaptionParser parser) {
        return texts().stream().map(parser::parse).toList();
    }
}
