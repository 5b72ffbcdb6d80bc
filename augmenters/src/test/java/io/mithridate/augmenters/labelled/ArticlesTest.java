package io.mithridate.augmenters.labelled;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticlesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a dog and an apple",
                "An hour in a university",
                "a one-way street",
                "an umbrella, a uniform and a ukulele",
                "an \"open\" sign",
                "an 8-bit game and an 11 year old boy",
                "HOW TO BAKE A CAKE",
                "A HAT AND AN OLD MAP",
                "an SUV, an RV and an x-ray of a BMW",
                "an LED light in a UFO",
                "an F-16 over a U-shaped table",
                "a Utah rock",
                "a NASA rocket",
            })
    void acceptsTheRightArticle(String text) {
        assertThat(Articles.agree(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a apple",
                "An dog",
                "a hour",
                "an unicorn",
                "a dog in an bed",
                "a SUV",
                "a x-ray of a hand",
                "a MRI scanner",
                "a LED light",
                "a FBI agent",
                "an U-shaped table",
                "an Utah rock"
            })
    void rejectsTheWrongArticle(String text) {
        assertThat(Articles.agree(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"An old boat", "a old boat", "A OLD BOAT"})
    void replacesAnWithA(String text) {
        assertThat(Articles.replaceAnWithA(text)).isEqualTo("a old boat");
    }
}
