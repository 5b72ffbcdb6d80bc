package io.mithridate.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishPluralTest {

    @ParameterizedTest
    @CsvSource({
        "dog,dogs",
        "cherry,cherries",
        "boy,boys",
        "box,boxes",
        "bus,buses",
        "peach,peaches",
        "dish,dishes",
        "fire truck,fire trucks",
        "fireman,firemen",
        "'',''"
    })
    void followsTheSpellingRules(String singular, String plural) {
        assertThat(EnglishPlural.of(singular)).containsExactly(plural);
    }

    @ParameterizedTest
    @CsvSource({
        "mouse,mice",
        "computer mouse,computer mice",
        "Border Wolf,Border wolves",
        "tomato,tomatoes",
        "piano,pianos",
        "human,humans",
        "Doberman,Dobermans",
        "Roman,Romans",
        "sheep,sheep",
        "monarch,monarchs"
    })
    void knowsIrregularPlurals(String singular, String plural) {
        assertThat(EnglishPlural.of(singular))
                .singleElement()
                .asString()
                .isEqualToIgnoringCase(plural);
    }

    @ParameterizedTest
    @CsvSource({"person,persons,people", "flamingo,flamingos,flamingoes", "ox,oxes,oxen"})
    void returnsTheRegularOneOfSeveralPluralsFirst(String noun, String regular, String other) {
        assertThat(EnglishPlural.of(noun)).containsExactly(regular, other);
    }

    @ParameterizedTest
    @CsvSource({"ski,skies", "safe,saves", "cafe,caves", "reef,reeves"})
    void leavesOutPluralsOfOtherNouns(String noun, String others) {
        assertThat(EnglishPlural.of(noun)).containsExactly(noun + "s").doesNotContain(others);
    }

    @ParameterizedTest
    @CsvSource({"man,mans", "carry,carries", "leaf,leafs", "wash,washes"})
    void formsTheThirdPersonOfVerbs(String verb, String thirdPerson) {
        assertThat(EnglishPlural.regular(verb)).isEqualTo(thirdPerson);
    }
}
