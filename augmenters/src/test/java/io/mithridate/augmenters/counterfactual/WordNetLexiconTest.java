package io.mithridate.augmenters.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.augmenters.parsing.WordForms;
import io.mithridate.augmenters.wordnet.WordNet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordNetLexiconTest {

    private static final WordForms FORMS = WordForms.read();
    private static final NounSenses SENSES = new NounSenses(WordNet.read(), FORMS);

    private final WordNetLexicon lexicon =
            lexicon(
                    "dog", "poodle", "cat", "horse", "puppy", "apple", "banana", "fruit", "car",
                    "truck", "vehicle", "wheel", "couch", "sofa", "man", "surfer", "boat", "water");

    @ParameterizedTest
    @ValueSource(strings = {"dog", "dogs", "kitchen table", "teddy bear", "people", "banana"})
    void knowsThings(String name) {
        assertThat(lexicon.isThing(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"group", "photo", "view", "water", "blorf", "", "love"})
    void knowsWhatIsNone(String name) {
        assertThat(lexicon.isThing(name)).isFalse();
    }

    @Test
    void animalsGiveWayToAnimalsInTheirNumber() {
        assertThat(lexicon.things("dog", false, List.of("dog"))).containsExactly("cat", "horse");
        assertThat(lexicon.things("poodles", true, List.of("poodles")))
                .containsExactly("cats", "horses");
    }

    @Test
    void synonymsAndKindsNeverTakeEachOthersPlace() {
        assertThat(lexicon.things("fruit", false, List.of())).doesNotContain("apple", "banana");
        assertThat(lexicon.things("vehicle", false, List.of())).doesNotContain("car", "truck");
        assertThat(lexicon.things("sofa", false, List.of())).doesNotContain("couch", "sofa");
        assertThat(lexicon.things("fishing boat", false, List.of())).doesNotContain("boat");
    }

    @Test
    void artifactsGiveWayToSistersNotToTheirParts() {
        assertThat(lexicon.things("car", false, List.of()))
                .contains("truck")
                .doesNotContain("wheel", "vehicle", "car");
    }

    /** Nor to "cat" and "dog": rare senses of theirs are persons. */
    @Test
    void personsGiveWayToNoOtherPerson() {
        assertThat(lexicon.things("woman", false, List.of("woman")))
                .containsExactly("dog", "poodle", "horse");
        assertThat(lexicon.things("people", true, List.of("people")))
                .containsExactly("poodles", "horses");
    }

    @Test
    void whatIsPresentIsNotInserted() {
        assertThat(lexicon.things("horse", false, List.of("horse", "puppy", "tomcat")))
                .doesNotContain("dog", "cat");
    }

    @Test
    void excludedWordsAreNotInserted() {
        ReplacementLexicon without =
                new WordNetLexicon(List.of("dog", "cat", "horse"), SENSES, FORMS, List.of("Cats"));
        assertThat(without.things("horse", false, List.of())).containsExactly("dog");
        assertThat(
                        new WordNetLexicon(List.of(), SENSES, FORMS, List.of("red", "below", "two"))
                                .counts("three"))
                .extracting(ReplacementLexicon.Count::word)
                .doesNotContain("two", "three")
                .contains("one", "ten");
    }

    @ParameterizedTest
    @CsvSource({
        "red,car,blue",
        "small,dog,large",
        "tiny,dog,large",
        "old,woman,young",
        "old,boat,new",
        "grey,cat,black",
    })
    void attributesGiveWayToOthersOfTheirDimension(String value, String noun, String other) {
        assertThat(lexicon.isAttribute(value)).isTrue();
        assertThat(lexicon.attributes(value, noun, List.of())).contains(other);
    }

    @Test
    void attributesGiveWayToNoSynonymAndNoneThatIsPresent() {
        assertThat(lexicon.attributes("little", "dog", List.of())).containsExactly("large");
        assertThat(lexicon.attributes("grey", "cat", List.of("black")))
                .doesNotContain("gray", "grey", "black");
        assertThat(lexicon.attributes("short", "man", List.of())).containsExactly("tall", "long");
        assertThat(lexicon.isAttribute("photographic")).isFalse();
    }

    @Test
    void relationsGiveWayToOpposites() {
        assertThat(lexicon.relations("above")).containsExactly("below");
        assertThat(lexicon.relations("in front of")).containsExactly("behind");
        assertThat(lexicon.relations("of")).isEmpty();
    }

    @Test
    void namesChangeTheirNumber() {
        assertThat(lexicon.inNumber("dogs", false)).contains("dog");
        assertThat(lexicon.inNumber("knife", true)).contains("knives");
        assertThat(lexicon.inNumber("camera", true)).contains("cameras");
        assertThat(lexicon.inNumber("teddy bear", true)).contains("teddy bears");
    }

    private static WordNetLexicon lexicon(String... nouns) {
        return new WordNetLexicon(List.of(nouns), SENSES, FORMS, List.of());
    }
}
