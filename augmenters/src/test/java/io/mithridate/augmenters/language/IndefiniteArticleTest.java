package io.mithridate.augmenters.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndefiniteArticleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dog",
                "unicorn",
                "uniform",
                "used car",
                "European",
                "one-way street",
                "ewe",
                "UFO",
                "100-year-old tree",
                "house",
                "",
                "7-up",
                "utensil"
            })
    void consonantSoundsTakeA(String word) {
        assertThat(IndefiniteArticle.before(word)).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apple",
                "Orange",
                "umbrella",
                "uninvited guest",
                "hour",
                "honest man",
                "usher",
                "8-bit game",
                "11th floor",
                "18-wheeler",
                "éclair",
                "80s car"
            })
    void vowelSoundsTakeAn(String word) {
        assertThat(IndefiniteArticle.before(word)).isEqualTo("an");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "An", "AN"})
    void knowsTheArticle(String word) {
        assertThat(IndefiniteArticle.is(word)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"the", "and", "", "apple"})
    void knowsOtherWords(String word) {
        assertThat(IndefiniteArticle.is(word)).isFalse();
    }
}
