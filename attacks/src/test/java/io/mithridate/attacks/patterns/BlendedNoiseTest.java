package io.mithridate.attacks.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.backend.AttackState;
import io.mithridate.api.data.Image;
import io.mithridate.attacks.stamps.Stamping;
import io.mithridate.testkit.AttackContract;
import io.mithridate.testkit.SamplePictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlendedNoiseTest implements AttackContract {

    @Override
    public BlendedNoise attack() {
        return attack(0.2);
    }

    private static BlendedNoise attack(double alpha) {
        return new BlendedNoise(alpha);
    }

    @Test
    void drawsNewNoiseForEveryPicture() {
        AttackState state = Stamping.state(attack(), 8, 1);
        Image gray = SamplePictures.flat(8, 100);
        assertThat(Stamping.stamped(attack(), state, gray, 1))
                .isNotEqualTo(Stamping.stamped(attack(), state, gray, 2))
                .isEqualTo(Stamping.stamped(attack(), state, gray, 1));
    }

    /** With 0.8 x + 0.2 u and uniform u, the 51 levels from trunc(0.8 x) are equally likely. */
    @ParameterizedTest
    @CsvSource({"0, 0, 50", "100, 80, 130", "255, 204, 254"})
    void spreadsEvenlyOverAFifthOfTheLevels(int original, int minLevel, int maxLevel) {
        Image stamped = Stamping.stamped(attack(), SamplePictures.flat(64, original));
        int[] counts = new int[256];
        for (byte level : stamped.rgb()) {
            counts[level & 0xFF]++;
        }
        for (int level = 0; level < 256; level++) {
            if (level < minLevel || level > maxLevel) {
                assertThat(counts[level]).as("level %d", level).isZero();
            } else {
                // A level has 12 288 / 51 = 241 values on average, with standard deviation 15.
                assertThat(counts[level]).as("level %d", level).isBetween(165, 320);
            }
        }
    }

    /** Two values come from one draw; they must not be correlated. */
    @Test
    void neighborsAreUncorrelated() {
        Image stamped = Stamping.stamped(attack(1), SamplePictures.flat(64, 0));
        double sum = 0;
        byte[] rgb = stamped.rgb();
        for (int i = 0; i + 1 < rgb.length; i += 2) {
            sum += ((rgb[i] & 0xFF) - 127.0) * ((rgb[i + 1] & 0xFF) - 127.0);
        }
        double correlation = sum / (rgb.length / 2.0) / (73.9 * 73.9);
        // The correlation of 6 144 pairs has standard deviation 0.013.
        assertThat(correlation).isBetween(-0.06, 0.06);
    }

    @Test
    void blendsTheLastOfAnOddNumberOfBytes() {
        Image stamped = Stamping.stamped(attack(1), SamplePictures.flat(3, 0));
        assertThat(stamped.rgb()).hasSize(27);
        assertThat(stamped.rgb()[26]).isNotZero();
    }

    @Test
    void keepsPicturesIfAlphaIsZero() {
        Image gray = SamplePictures.flat(8, 100);
        assertThat(Stamping.stamped(attack(0), gray)).isEqualTo(gray);
    }
}
