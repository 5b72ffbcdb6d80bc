package io.mithridate.augmenters.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThirdPersonTest {

    @ParameterizedTest
    @CsvSource({"walks,walk", "watches,watch", "carries,carry", "plays,play", "goes,go"})
    void verbsAgreeWithOneOrSeveral(String singular, String plural) {
        assertThat(ThirdPerson.singular(plural)).isEqualTo(singular);
        assertThat(ThirdPerson.plural(singular, plural)).contains(plural);
    }

    @ParameterizedTest
    @CsvSource({"is,are", "was,were", "has,have", "does,do"})
    void auxiliariesHaveFormsOfTheirOwn(String singular, String plural) {
        assertThat(ThirdPerson.singular(plural)).isEqualTo(singular);
        assertThat(ThirdPerson.plural(singular, singular)).contains(plural);
    }

    @Test
    void whatIsNoFormForOneHasNoOther() {
        assertThat(ThirdPerson.plural("walk", "walk")).isEmpty();
    }
}
