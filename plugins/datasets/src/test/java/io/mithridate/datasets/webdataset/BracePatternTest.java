package io.mithridate.datasets.webdataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BracePatternTest {

    @Test
    void expandsRangesAndLists() {
        assertThat(BracePattern.names("a.tar")).containsExactly("a.tar");
        assertThat(BracePattern.names("d/{08..11}.tar"))
                .containsExactly("d/08.tar", "d/09.tar", "d/10.tar", "d/11.tar");
        assertThat(BracePattern.names("{a,b}-{0..1}.tar"))
                .containsExactly("a-0.tar", "a-1.tar", "b-0.tar", "b-1.tar");
        assertThat(BracePattern.names("x{,-more}.tar")).containsExactly("x.tar", "x-more.tar");
    }

    @Test
    void expandsListsThatContainBraces() {
        assertThat(BracePattern.names("{{00..01},{05..06}}.tar"))
                .containsExactly("00.tar", "01.tar", "05.tar", "06.tar");
        assertThat(BracePattern.names("{a,b{0..1}{x,y},c}-{7..8}"))
                .containsExactly(
                        "a-7", "a-8", "b0x-7", "b0x-8", "b0y-7", "b0y-8", "b1x-7", "b1x-8", "b1y-7",
                        "b1y-8", "c-7", "c-8");
        assertThat(BracePattern.names("a{b{c,d}"))
                .as("what is not closed is a character")
                .containsExactly("a{bc", "a{bd");
    }

    @Test
    void rejectsOtherBraces() {
        assertThatThrownBy(() -> BracePattern.names("{{a,b}}.tar"))
                .hasMessageStartingWith("{{a,b}} in '{{a,b}}.tar' is neither a range");
        assertThatThrownBy(() -> BracePattern.names("{a}.tar"))
                .hasMessage(
                        "{a} in '{a}.tar' is neither a range such as {00..12} nor a list such as"
                                + " {a,b}");
        assertThatThrownBy(() -> BracePattern.names("{5..4}.tar"))
                .hasMessageContaining("does not count upwards");
        assertThatThrownBy(() -> BracePattern.names("{0..999999999}.tar"))
                .hasMessageContaining("at most 1000000 names");
        assertThatThrownBy(() -> BracePattern.names("{0..9999}{0..9999}.tar"))
                .hasMessageContaining("expands to more than 1000000 names");
    }
}
