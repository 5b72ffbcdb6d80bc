package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.plugin.PluginFactory;
import io.mithridate.api.text.CaptionParser;
import io.mithridate.api.text.ParsedCaption;
import io.mithridate.api.text.ParsedCaption.NounPhrase;
import io.mithridate.api.text.ParsedCaption.Relation;
import io.mithridate.api.text.ParsedCaption.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way to break the contract of parsers is found by the test that is named after it. */
class BrokenParserTest {

    private static final NounPhrase FIRST = phrase(0, 1);
    private static final NounPhrase SECOND = phrase(2, 3);

    private static NounPhrase phrase(int first, int end) {
        return new NounPhrase(first, end, end - 1, List.of(), OptionalInt.empty());
    }

    /** Every word is a token; what else is found is given. */
    private static CaptionParser parser(List<NounPhrase> phrases, List<Relation> relations) {
        return text -> {
            List<Token> tokens = tokens(text, 0);
            boolean fits = tokens.size() > 3;
            return new ParsedCaption(
                    text, tokens, fits ? phrases : List.of(), fits ? relations : List.of());
        };
    }

    private static List<Token> tokens(String text, int shift) {
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i + shift < text.length(); i++) {
            String character = text.substring(i, i + 1);
            tokens.add(new Token(character, character, "NN", i + shift, i + shift + 1));
        }
        return tokens;
    }

    static List<Arguments> broken() {
        AtomicInteger calls = new AtomicInteger();
        return List.of(
                broken(
                        text -> new ParsedCaption(text, tokens(text, 1), List.of(), List.of()),
                        CaptionParserContract::tokensStandInTheText),
                broken(
                        parser(List.of(SECOND, FIRST), List.of()),
                        CaptionParserContract::phrasesStandApart),
                broken(
                        parser(List.of(FIRST, SECOND), List.of(new Relation(1, 1, 2, 0))),
                        CaptionParserContract::relationsConnectPhrases),
                broken(
                        parser(List.of(FIRST, SECOND), List.of(new Relation(0, 1, 3, 1))),
                        CaptionParserContract::relationsConnectPhrases),
                broken(
                        parser(List.of(), List.of()),
                        CaptionParserContract::findsSomethingInPlainCaptions),
                broken(
                        text ->
                                new ParsedCaption(
                                        text + calls.incrementAndGet(),
                                        List.of(),
                                        List.of(),
                                        List.of()),
                        CaptionParserContract::sameTextIsParsedInTheSameWay),
                broken(
                        text ->
                                new ParsedCaption(
                                        text + Thread.currentThread().getName(),
                                        List.of(),
                                        List.of(),
                                        List.of()),
                        CaptionParserContract::parsesTheSameFromSeveralThreads));
    }

    private static Arguments broken(CaptionParser parser, Consumer<CaptionParserContract> test) {
        return Arguments.of(parser, test);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void isFound(CaptionParser parser, Consumer<CaptionParserContract> test) {
        assertThatThrownBy(() -> test.accept(contractOf(parser)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aParserThatKeepsItsContractPasses() {
        CaptionParserContract contract =
                contractOf(parser(List.of(FIRST, SECOND), List.of(new Relation(0, 1, 2, 1))));

        assertThatCode(
                        () -> {
                            contract.tokensStandInTheText();
                            contract.phrasesStandApart();
                            contract.relationsConnectPhrases();
                            contract.sameTextIsParsedInTheSameWay();
                            contract.parsesTheSameFromSeveralThreads();
                        })
                .doesNotThrowAnyException();
    }

    private static CaptionParserContract contractOf(CaptionParser parser) {
        return new CaptionParserContract() {
            @Override
            public PluginFactory<?, ?> factory() {
                return new PixelAttackFactory();
            }

            @Override
            public CaptionParser parser() {
                return parser;
            }
        };
    }
}
