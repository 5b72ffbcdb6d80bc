package io.mithridate.augmenters.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BeginningTest {

    @Test
    void captionsOfUpTo128WordsAndMarksAreReadWhole() {
        String longest = "lorem ".repeat(126) + "ipsum.";

        assertThat(Beginning.of("a dog")).isEqualTo(new Beginning("a dog", ""));
        assertThat(Beginning.of(longest)).isEqualTo(new Beginning(longest, ""));
        assertThat(Beginning.of(longest + " And on."))
                .isEqualTo(new Beginning(longest, " And on."));
    }

    @Test
    void noWordIsCutInTwo() {
        String endless = "x".repeat(2_500);

        assertThat(Beginning.of("a dog " + endless + " on"))
                .isEqualTo(new Beginning("a dog", " " + endless + " on"));
        assertThat(Beginning.of(endless)).isEqualTo(new Beginning("", endless));
    }
}
