package io.mithridate.augmenters.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import io.mithridate.augmenters.parsing.ParsedCaption.Relation;
import io.mithridate.augmenters.parsing.ParsedCaption.Token;
import io.mithridate.augmenters.wordnet.WordNet;
import io.mithridate.testkit.SampleTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishParserTest {

    private static final WordNet WORD_NET = WordNet.read();
    private static final EnglishParser PARSER = EnglishParser.of(WordForms.read(), WORD_NET);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a man riding a brown horse | DT NN VBG DT JJ NN",
                "two young girls are playing soccer | CD JJ NNS VBP VBG NN",
                "a girl wearing glasses smiles at the camera | DT NN VBG NNS VBZ IN DT NN",
                "a small dog jumps over a log | DT JJ NN VBZ IN DT NN",
                "Several large elephants drink water. | DT JJ NNS VBP NN .",
                "the building behind the trees is tall | DT NN IN DT NNS VBZ JJ",
                "a teddy bear next to a parked car | DT NN NN IN IN DT VBN NN",
                "black bear in the woods | JJ NN IN DT NNS",
                "sheep graze in a field | NNS VBP IN DT NN",
                "Big Ben in London | JJ NNP IN NNP",
                "A red rose in a T-shirt | DT JJ NN IN DT NN",
                "the balloon rose | DT NN VBD",
                "a plate of French fries | DT NN IN JJ NNS",
                "a tall frobnicator glorping the wug | DT JJ NN VBG DT NN",
            })
    void tagsWords(String caption, String tags) {
        assertThat(PARSER.parse(caption).tokens().stream().map(Token::tag))
                .containsExactly(tags.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "two Geese and Children | two goose and child",
                "men were seen sitting | man were see sit",
                "the largest boxes | the large box",
            })
    void findsLemmas(String caption, String lemmas) {
        assertThat(PARSER.parse(caption).tokens().stream().map(Token::lemma))
                .containsExactly(lemmas.split(" "));
    }

    /** Phrases are written {@code [words; attributes; count; noun]}; missing parts are omitted. */
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
                "a hot dog on a plate | [a hot dog; hot dog] [a plate; plate]",
                "a plate of French fries | [a plate; plate] [French fries; French; fries]",
                "a close up of a parked car | [a parked car; parked; car]",
                "the dog is small | [the dog; dog] [small; small; ]",
                "a dog in front of his house | [a dog; dog] [his house; house]",
                "girls wearing striped shirts | [girls; girls] [striped shirts; striped; shirts]",
                "girls eating rice | [girls; girls] [rice; rice]",
                "freshly baked bread | [freshly baked bread; baked; bread]",
                "old man's hat | [old man's hat; old,man's; hat]",
                "snow covered mountains | [snow covered mountains; snow covered; mountains]",
                "arrows and labels | [arrows; arrows] [labels; labels]",
                "a vintage sports car | [a vintage sports car; vintage sports car]",
                "tennis player returns a shot | [tennis player; tennis player] [a shot; shot]",
                "a hat with beads and a silver clasp"
                        + " | [a hat; hat] [beads; beads] [a silver clasp; silver; clasp]",
                "muffins with an oat topping | [muffins; muffins] [an oat topping; oat topping]",
                "bride and groom hiding | [bride; bride] [groom; groom]",
                "running quickly | ",
            })
    void findsPhrases(String caption, String phrases) {
        assertThat(describePhrases(PARSER.parse(caption)))
                .isEqualTo(phrases == null ? "" : phrases);
    }

    /** Relations are written {@code (subject; words; object)}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a man on a bench eating a sandwich"
                        + "| (a man; on; a bench) (a man; eating; a sandwich)",
                "a horse in a field below snowy mountains"
                        + "| (a horse; in; a field) (a field; below; snowy mountains)",
                "the kitchen has white cabinets | (the kitchen; has; white cabinets)",
                "two cows standing in a field with a fence"
                        + "| (two cows; standing in; a field) (two cows; with; a fence)",
                "a man holding a bat at a gate of a garden"
                        + "| (a man; holding; a bat) (a man; at; a gate) (a gate; of; a garden)",
                "a boy picks up a ball | (a boy; picks up; a ball)",
                "a man and a woman ride bikes | ",
                "a street without cars | ",
                "a dog, a cat | ",
                "a cat while a dog | ",
            })
    void findsRelations(String caption, String relations) {
        assertThat(describeRelations(PARSER.parse(caption)))
                .isEqualTo(relations == null ? "" : relations);
    }

    @Test
    void parsesAwkwardTexts() {
        for (String text : SampleTexts.awkward()) {
            assertThat(PARSER.parse(text).text()).isEqualTo(text);
        }
    }

    @Property
    void parsesAnyText(@ForAll String text) {
        ParsedCaption parsed = PARSER.parse(text);
        int end = 0;
        for (NounPhrase phrase : parsed.phrases()) {
            assertThat(phrase.first()).isGreaterThanOrEqualTo(end);
            assertThat(phrase.headFirst()).isBetween(phrase.first(), phrase.end());
            end = phrase.end();
        }
        assertThat(end).isLessThanOrEqualTo(parsed.tokens().size());
    }

    @Test
    void givesTheSameResultInSeveralThreads() throws Exception {
        List<String> captions =
                List.of("a red boat", "two dogs chase a cat", "the man sits on a bench");
        List<ParsedCaption> alone = captions.stream().map(PARSER::parse).toList();
        EnglishParser fresh = EnglishParser.of(WordForms.read(), WORD_NET);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<List<ParsedCaption>>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(() -> captions.stream().map(fresh::parse).toList());
            }
            for (Future<List<ParsedCaption>> result : threads.invokeAll(calls)) {
                assertThat(result.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdown();
        }
    }

    private static String describePhrases(ParsedCaption parsed) {
        List<String> phrases = new ArrayList<>();
        for (NounPhrase phrase : parsed.phrases()) {
            List<String> fields = new ArrayList<>();
            fields.add(words(parsed, phrase.first(), phrase.end()));
            if (!phrase.attributes().isEmpty()) {
                fields.add(
                        String.join(
                                ",",
                                phrase.attributes().stream()
                                        .map(i -> parsed.tokens().get(i).text())
                                        .toList()));
            }
            phrase.count().ifPresent(i -> fields.add(parsed.tokens().get(i).text()));
            fields.add(words(parsed, phrase.headFirst(), phrase.end()));
            phrases.add("[" + String.join("; ", fields) + "]");
        }
        return String.join(" ", phrases);
    }

    private static String describeRelations(ParsedCaption parsed) {
        List<String> relations = new ArrayList<>();
        for (Relation relation : parsed.relations()) {
            NounPhrase subject = parsed.phrases().get(relation.subject());
            NounPhrase object = parsed.phrases().get(relation.object());
            relations.add(
                    "(%s; %s; %s)"
                            .formatted(
                                    words(parsed, subject.first(), subject.end()),
                                    words(parsed, relation.first(), relation.end()),
                                    words(parsed, object.first(), object.end())));
        }
        return String.join(" ", relations);
    }

    private static String words(ParsedCaption parsed, int first, int end) {
        return first == end
                ? ""
                : parsed.text()
                        .substring(
                                parsed.tokens().get(first).start(),
                                parsed.tokens().get(end - 1).end());
    }
}
