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
                "utensil",
                "U-shaped table",
                "u-turn",
                "Utah rock",
                "Uruguayan flag",
                "Ural owl",
                "unified team",
                "UK flag",
                "USB stick",
                "UPS truck",
                "t-shirt",
                "T-shirt",
                "BMW",
                "DSLR",
                "CD",
                "GPS",
                "NASA rocket",
                "NATO flag",
                "LEGO house",
                "UNESCO site",
                "HOUSE",
                "MAN",
                "3D printer",
                "B-52"
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
                "80s car",
                "SUV",
                "SUVs",
                "x-ray",
                "X-ray",
                "MRI scanner",
                "LED light",
                "RV",
                "FBI agent",
                "NBA player",
                "NFL game",
                "ATV",
                "HDTV",
                "LCD screen",
                "NCAA game",
                "EU flag",
                "MP3 player",
                "F-16",
                "e-mail",
                "L-shaped sofa",
                "S-curve",
                "H",
                "OPEN sign"
            })
    void vowelSoundsTakeAn(String word) {
        assertThat(IndefiniteArticle.before(word)).isEqualTo("an");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "An", "AN"})
    void recognizesArticles(String word) {
        assertThat(IndefiniteArticle.isArticle(word)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"the", "and", "", "apple"})
    void recognizesOtherWords(String word) {
        assertThat(IndefiniteArticle.isArticle(word)).isFalse();
    }
}
