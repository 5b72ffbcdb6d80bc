package io.mithridate.augmenters.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SplitCaptionTest {

    @Test
    void doesNotSplitCaptionsOfUpTo128WordsAndMarks() {
        String longest = "lorem ".repeat(126) + "ipsum.";

        assertThat(SplitCaption.of("a dog")).isEqualTo(new SplitCaption("a dog", ""));
        assertThat(SplitCaption.of(longest)).isEqualTo(new SplitCaption(longest, ""));
        assertThat(SplitCaption.of(longest + " And on."))
                .isEqualTo(new SplitCaption(longest, " And on."));
    }

    @Test
    void neverSplitsAWord() {
        String endless = "x".repeat(2_500);

        assertThat(SplitCaption.of("a dog " + endless + " on"))
                .isEqualTo(new SplitCaption("a dog", " " + endless + " on"));
        assertThat(SplitCaption.of(endless)).isEqualTo(new SplitCaption("", endless));
    }
}
