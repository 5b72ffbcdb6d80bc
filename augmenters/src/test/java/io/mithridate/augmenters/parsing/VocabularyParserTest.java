package io.mithridate.augmenters.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Vocabulary;
import io.mithridate.augmenters.parsing.ParsedCaption.NounPhrase;
import io.mithridate.augmenters.parsing.ParsedCaption.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyParserTest {

    private static final VocabularyParser PARSER =
            new VocabularyParser(
                    new Vocabulary(
                            List.of(
                                    new Vocabulary.Noun("dog", "dogs", Set.of("puppy", "animal")),
                                    new Vocabulary.Noun("orange", "oranges", Set.of("fruit")),
                                    new Vocabulary.Noun("teddy bear", "teddy bears", Set.of("toy")),
                                    new Vocabulary.Noun("bear", "bears", Set.of("animal")),
                                    new Vocabulary.Noun("sheep", "sheep", Set.of("animal"))),
                            Map.of(
                                    "colour", List.of("red", "dark blue", "orange", "white"),
                                    "size", List.of("small", "large")),
                            List.of(
                                    new Vocabulary.Opposite("above", "below"),
                                    new Vocabulary.Opposite("to the left of", "to the right of")),
                            List.of("one", "two", "three")));

    /** Phrases are written {@code [words|attributes|count|noun:tag]}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "a dog; [a dog||dog:NN]",
                "two small red Dogs; [two small red Dogs|small,red|two|Dogs:NNS]",
                "A teddy bear; [A teddy bear||teddy bear:NN]",
                "a very small, red and white bear"
                        + "; [a very small, red and white bear|small,red,white||bear:NN]",
                "a dog on a dark blue background"
                        + "; [a dog||dog:NN] [a dark blue background|dark,blue||background:NN]",
                "an orange on an orange background"
                        + "; [an orange||orange:NN] [an orange background|orange||background:NN]",
                "the dog is orange; [the dog||dog:NN] [orange|orange||:]",
                "the backdrop is red; [red|red||:]",
                "a dog on white; [a dog||dog:NN] [white|white||:]",
                "a fluffy old dog; [a fluffy old dog||dog:NN]",
                "a dog house; [a dog house||dog house:XX]",
                "a dog barks; [a dog||dog:NN]",
                "the dog bear; [the dog bear||dog bear:NN]",
                "two sheep; [two sheep|two|sheep:NNS]",
                "a sheep; [a sheep||sheep:NN]",
                "a puppy and puppies; [a puppy||puppy:NN] [puppies||puppies:NNS]",
                "one of the dogs; [the dogs||dogs:NNS]",
                "nothing known here; ",
            })
    void findsPhrases(String caption, String phrases) {
        assertThat(describe(PARSER.parse(caption)))
                .isEqualTo(phrases == null ? "" : phrases.replace("||", "|"));
    }

    @ParameterizedTest
    @CsvSource({
        "a dog above a bear, above",
        "a dog is sitting to the left of a bear, is sitting to the left of",
        "a dog in front of a red wall, in front of",
        "a dog chases a bear, chases",
        "a dog is chasing a bear, is chasing",
        "a dog and a bear, ''",
        "a dog while a bear, ''",
        "a dog; a bear, ''",
        "a dog without a bear, ''",
        "a dog who likes a bear, ''",
    })
    void findsRelations(String caption, String relation) {
        ParsedCaption parsed = PARSER.parse(caption);
        List<String> found =
                parsed.relations().stream().map(r -> words(parsed, r.first(), r.end())).toList();
        assertThat(found).isEqualTo(relation.isEmpty() ? List.of() : List.of(relation));
    }

    @Test
    void lemmasOfNounsAreSingular() {
        assertThat(PARSER.parse("two Teddy Bears").tokens())
                .extracting(Token::lemma)
                .containsExactly("two", "teddy", "bear");
    }

    @Property
    void tokensAndPhrasesAreWithinTheText(@ForAll String text) {
        ParsedCaption parsed = PARSER.parse(text);
        int end = 0;
        for (Token token : parsed.tokens()) {
            assertThat(token.start()).isGreaterThanOrEqualTo(end);
            assertThat(text.substring(token.start(), token.end())).isEqualTo(token.text());
            end = token.end();
        }
        int last = 0;
        for (NounPhrase phrase : parsed.phrases()) {
            assertThat(phrase.first()).isGreaterThanOrEqualTo(last);
            assertThat(phrase.headFirst()).isBetween(phrase.first(), phrase.end());
            assertThat(phrase.end()).isGreaterThan(phrase.first());
            last = phrase.end();
        }
        assertThat(last).isLessThanOrEqualTo(parsed.tokens().size());
    }

    private static String describe(ParsedCaption parsed) {
        List<String> phrases = new ArrayList<>();
        for (NounPhrase phrase : parsed.phrases()) {
            List<String> attributes =
                    phrase.attributes().stream().map(i -> parsed.tokens().get(i).text()).toList();
            String count =
                    phrase.count().isPresent()
                            ? parsed.tokens().get(phrase.count().getAsInt()).text() + "|"
                            : "";
            String noun = words(parsed, phrase.headFirst(), phrase.end());
            String tag = noun.isEmpty() ? "" : parsed.tokens().get(phrase.end() - 1).tag();
            String known = attributes.isEmpty() ? "" : String.join(",", attributes) + "|";
            phrases.add(
                    "[%s|%s%s%s:%s]"
                            .formatted(
                                    words(parsed, phrase.first(), phrase.end()),
                                    known,
                                    count,
                                    noun,
                                    tag));
        }
        return String.join(" ", phrases);
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
