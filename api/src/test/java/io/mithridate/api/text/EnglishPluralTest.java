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
    void followsTheRulesOfSpelling(String singular, String plural) {
        assertThat(EnglishPlural.of(singular)).isEqualTo(plural);
    }
}
