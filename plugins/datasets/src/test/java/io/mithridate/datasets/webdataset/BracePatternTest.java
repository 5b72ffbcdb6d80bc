package io.mithridate.datasets.webdataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BracePatternTest {

    @Test
    void countsAndLists() {
        assertThat(BracePattern.names("a.tar")).containsExactly("a.tar");
        assertThat(BracePattern.names("d/{08..11}.tar"))
                .containsExactly("d/08.tar", "d/09.tar", "d/10.tar", "d/11.tar");
        assertThat(BracePattern.names("{a,b}-{0..1}.tar"))
                .containsExactly("a-0.tar", "a-1.tar", "b-0.tar", "b-1.tar");
        assertThat(BracePattern.names("x{,-more}.tar")).containsExactly("x.tar", "x-more.tar");
    }

    @Test
    void refusesWhatIsNeither() {
        assertThatThrownBy(() -> BracePattern.names("{a}.tar"))
                .hasMessage(
                        "{a} in '{a}.tar' is neither a range such as {00..12} nor a list such as"
                                + " {a,b}");
        assertThatThrownBy(() -> BracePattern.names("{5..4}.tar"))
                .hasMessageContaining("does not count upwards");
        assertThatThrownBy(() -> BracePattern.names("{0..999999999}.tar"))
                .hasMessageContaining("at most 1000000 names");
        assertThatThrownBy(() -> BracePattern.names("{0..9999}{0..9999}.tar"))
                .hasMessageContaining("stands for more than 1000000 names");
    }
}
