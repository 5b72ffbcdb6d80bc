package io.mithridate.attacks.steganography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.testkit.SamplePictures;
import java.util.List;
import org.junit.jupiter.api.Test;

class LegibilityTest {

    private static final SecretBits SECRET = new SecretBits("1100");

    /** The first picture is unchanged and the second 10 levels lighter; 7 of 8 bits are correct. */
    @Test
    void measuresBitsAndDifferences() {
        Legibility found =
                Legibility.measure(
                        List.of(SamplePictures.flat(2, 100), SamplePictures.flat(2, 100)),
                        List.of(SamplePictures.flat(2, 100), SamplePictures.flat(2, 110)),
                        List.of(new float[] {1, 2, 3, -1}, new float[] {1, 1, -1, -1}),
                        SECRET);
        assertThat(found.bitAccuracy()).isEqualTo(7 / 8.0);
        // 10 · log10(255² / 50)
        assertThat(found.signalToNoise()).isCloseTo(31.1411, within(1e-4));
        assertThat(found.measurements()).containsOnlyKeys("bit-accuracy", "psnr");
    }

    @Test
    void rejectsValuesBelowTheBarsAndReportsBoth() {
        assertThatNoException()
                .isThrownBy(() -> new Legibility(9, 0.95, 30).require(Legibility.Bars.USUAL));
        assertThatThrownBy(() -> new Legibility(9, 0.949, 35.02).require(Legibility.Bars.USUAL))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bit accuracy 0.949 (at least 0.95")
                .hasMessageContaining("35.0 dB (at least 30 dB)")
                .hasMessageContaining("9 pictures");
        assertThatThrownBy(() -> new Legibility(9, 1, 29.94).require(Legibility.Bars.USUAL))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bit accuracy 1.000")
                .hasMessageContaining("29.9 dB");
    }
}
