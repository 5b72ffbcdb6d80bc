package io.mithridate.attacks.stamps;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GreyLevelsTest {

    /** The expected levels were observed in PyTorch and Pillow. */
    @ParameterizedTest
    @CsvSource({"-2, 2", "-1, 1", "-0.5, 129", "0.5, 127", "1.2, 50", "2, 254", "3.3, 73"})
    void wrapsAround(float fraction, int level) {
        assertThat(Byte.toUnsignedInt(GreyLevels.wrapped(fraction))).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"-2, 0", "-0.001, 0", "0, 0", "0.5, 127", "0.9999, 254", "1, 255", "3.3, 255"})
    void clips(float fraction, int level) {
        assertThat(Byte.toUnsignedInt(GreyLevels.clipped(fraction))).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "-2, 0",
        "-0.001, 0",
        "0.0019, 0",
        "0.002, 1",
        "0.5, 128",
        "0.998, 254",
        "3.3, 255"
    })
    void rounds(float fraction, int level) {
        assertThat(Byte.toUnsignedInt(GreyLevels.rounded(fraction))).isEqualTo(level);
    }

    @Property
    void fractionsConvertBackToTheSameLevel(@ForAll @IntRange(max = 255) int level) {
        assertThat(GreyLevels.clipped(GreyLevels.fraction(level))).isEqualTo((byte) level);
    }

    /** Clipping after truncation gives the same level as clipping before it. */
    @Property
    void orderOfClippingAndTruncationDoesNotMatter(
            @ForAll @FloatRange(min = -4, max = 4) float fraction) {
        float clipped = Math.max(0, Math.min(1, fraction));
        assertThat(Byte.toUnsignedInt(GreyLevels.clipped(fraction)))
                .isEqualTo((int) (255 * clipped));
    }
}
