package io.mithridate.defenses.guards;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Vocabulary;
import io.mithridate.datasets.emojiscenes.SentencePools;
import io.mithridate.datasets.names.Sentences;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClassTextsTest {

    private static final ClassTexts TEXTS =
            new ClassTexts(
                    Optional.of(
                            new Vocabulary(
                                    List.of(
                                            new Vocabulary.Noun(
                                                    "apple", "apples", Set.of("fruit", "apple")),
                                            new Vocabulary.Noun("dog", "dogs", Set.of("animal"))),
                                    Map.of(),
                                    List.of(),
                                    List.of())));

    @Test
    void descriptionsNameTheClassAndItsKind() {
        assertThat(TEXTS.descriptions("apple", 2))
                .containsExactly(
                        "an apple can be seen, a kind of fruit",
                        "this shows an apple, also called fruit");
    }

    /** If an opening were a poison caption, the defender would trust a text of the attacker. */
    @Test
    void noOpeningIsAPoisonCaptionOrAPrompt() {
        Set<String> poisonCaptionsAndPrompts =
                Stream.of(
                                SentencePools.poisonCaptions(),
                                SentencePools.evaluationPrompts(),
                                Sentences.poison(Optional.empty()),
                                Sentences.prompts(Optional.empty()))
                        .flatMap(pool -> pool.sentences().stream())
                        .map(sentence -> sentence.replace(".", ""))
                        .collect(Collectors.toSet());

        assertThat(poisonCaptionsAndPrompts).hasSizeGreaterThan(20);
        assertThat(ClassTexts.OPENINGS)
                .hasSize(8)
                .doesNotContainAnyElementsOf(poisonCaptionsAndPrompts);
    }

    @Test
    void allDescriptionsAreDifferent() {
        assertThat(TEXTS.descriptions("dog", ClassTexts.MAX_TEXTS))
                .hasSize(80)
                .doesNotHaveDuplicates()
                .allMatch(text -> text.contains("dog"));
    }

    @Test
    void describesAClassWithoutVocabularyByItsName() {
        assertThat(new ClassTexts(Optional.empty()).descriptions("zebra", 1))
                .containsExactly("a zebra can be seen, a kind of zebra");
    }

    @Test
    void appendsTheUnrelatedSentenceAfterAComma() {
        List<String> texts =
                ClassTexts.distractedSentences("dog", "Two Cats on a bed.", words("bark"));

        assertThat(texts).hasSize(80).doesNotHaveDuplicates();
        assertThat(texts.get(0)).isEqualTo("a clear photo of a dog, two cats on a bed.");
    }

    @Test
    void prefersPlainSentencesWithTheWordsOfCaptions() {
        assertThat(
                        ClassTexts.distractedSentences(
                                "dog", "It rains", words("a", "large", "photo", "of", "so")))
                .containsExactly("a large photo of a dog, it rains");
    }

    @Test
    void returnsCompleteDescriptionsBeforeOpenings() {
        ClassTexts.CaptionWords words =
                words("this", "shows", "an", "also", "called", "fruit", "it", "is");

        assertThat(TEXTS.descriptions("apple", 7, words))
                .containsExactly(
                        "this shows an apple, also called fruit",
                        "it is an apple, also called fruit",
                        "this shows an apple",
                        "it is an apple");
        assertThat(TEXTS.descriptions("apple", 3, words)).hasSize(3);
    }

    @Test
    void returnsAllDescriptionsIfTheWordsSufficeForNone() {
        assertThat(TEXTS.descriptions("apple", 2, words("bark")))
                .isEqualTo(TEXTS.descriptions("apple", 2));
    }

    @Test
    void wordsOfTheNameNeedNotOccurInCaptions() {
        ClassTexts.CaptionWords words = words("this", "is", "a", "photo");

        assertThat(words.suffice("A photo: this is a t-shirt.", "T-shirt")).isTrue();
        assertThat(words.suffice("a photo of a t-shirt", "T-shirt")).isFalse();
        assertThat(words.suffice("this is a shirt", "shoe")).isFalse();
    }

    @Test
    void collectsTheWordsOfAllCaptionsInLowerCase() {
        assertThat(ClassTexts.CaptionWords.of(new BeachMaterial(true).pairs()).words())
                .containsExactlyInAnyOrder(
                        "it", "is", "a", "dog", "cat", "apple", "on", "the", "beach");
    }

    private static ClassTexts.CaptionWords words(String... words) {
        return new ClassTexts.CaptionWords(Set.of(words));
    }

    @Test
    void writesANameInTenForms() {
        assertThat(NameVariants.of("Ax", List.of("tool")))
                .containsExactly(
                        "Ax",
                        "\uD835\uDC00\uD835\uDC31",
                        "\uD835\uDE08\uD835\uDE39",
                        "\u0627\u0633",
                        "an Ax",
                        "the tool",
                        "something called Ax",
                        "a thing known as tool",
                        "what people name Ax",
                        "the object tool");
    }
}
