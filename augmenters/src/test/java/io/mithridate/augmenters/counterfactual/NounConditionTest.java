package io.mithridate.augmenters.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.augmenters.counterfactual.Surroundings.After;
import io.mithridate.augmenters.counterfactual.Surroundings.Before;
import io.mithridate.augmenters.counterfactual.Surroundings.Mentions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NounConditionTest {

    private static final Map<String, Set<String>> LISTS =
            Map.of("fruits", Set.of("apple", "pear"), "water", Set.of("lake"));

    /** "the old basket of apples" in "a boy beside the old basket of apples near a lake". */
    private static final Surroundings BASKET =
            new Surroundings(
                    new Mentions(
                            List.of("boy", "basket", "apples", "lake"),
                            Set.of("boy", "basket", "apple", "lake", "beside", "of", "near"),
                            Set.of()),
                    List.of("old"),
                    new Before("beside", false, "boy"),
                    new After("of", false, "", "of", "apple"),
                    false,
                    false);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-                                   | true",
                "never                               | false",
                "bare                                | false",
                "before beside in_front_of           | true",
                "before in                           | false",
                "after of                            | true",
                "after eat                           | false",
                "after of; partner @fruits           | true",
                "after of; partner rice              | false",
                "before beside; owner boy girl       | true",
                "before beside; owner dog            | false",
                "-; with @water river                | true",
                "-; with river                       | false",
                "-; without river                    | true",
                "-; without @water                   | false",
                "-; plain                            | false",
                "after of; with lake; without river  | true",
            })
    void holdsWhereEveryClauseDoes(String text, boolean holds) {
        assertThat(NounCondition.parse(text, LISTS).holds(BASKET)).isEqualTo(holds);
    }

    @Test
    void underscoresJoinThePrepositionsOfSeveralWords() {
        assertThat(NounCondition.parse("before in_front_of", LISTS).words())
                .containsExactly("in front of");
    }

    @ParameterizedTest
    @ValueSource(strings = {"near lake", "-; wiht lake", ""})
    void whatIsNoConditionIsToldFromWhatIs(String text) {
        assertThatThrownBy(() -> NounCondition.parse(text, LISTS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("\"%s\" is not a condition; write \"-\"".formatted(text));
    }

    @Test
    void listsMustBeThere() {
        assertThatThrownBy(() -> NounCondition.parse("-; with @tools", LISTS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("\"@tools\": no line \"words: tools = ...\" above");
    }
}
