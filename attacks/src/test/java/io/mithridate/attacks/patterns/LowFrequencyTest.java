package io.mithridate.attacks.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.backend.AttackState;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.stamps.Stamping;
import io.mithridate.testkit.AttackContract;
import io.mithridate.testkit.SamplePictures;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LowFrequencyTest implements AttackContract {

    @Override
    public LowFrequency attack() {
        return attack(51);
    }

    private static LowFrequency attack(double range) {
        return new LowFrequency(range, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"32, 6.0", "48, 9.0", "224, 42.0"})
    void theDefaultDeviationGrowsWithThePicture(int size, double deviation) {
        assertThat(attack().deviation(size)).isEqualTo(deviation);
    }

    @Test
    void anotherSeedDrawsAnotherPattern() {
        assertThat(attack().pattern(8, new Seed(1))).isNotEqualTo(attack().pattern(8, new Seed(2)));
    }

    @Test
    void spansTheRangeAndIsSmooth() {
        float[] values = attack().pattern(48, new Seed(1)).values();
        float min = Float.MAX_VALUE;
        float max = -Float.MAX_VALUE;
        float largestStep = 0;
        for (int i = 0; i < values.length; i++) {
            min = Math.min(min, values[i]);
            max = Math.max(max, values[i]);
            if (i % 48 != 0) {
                largestStep = Math.max(largestStep, Math.abs(values[i] - values[i - 1]));
            }
        }
        assertThat(min).isZero();
        assertThat(max).isEqualTo(51);
        // Noise that is blurred with sigma 9 has no jumps; uniform noise has steps of up to 51.
        assertThat(largestStep).isLessThan(8);
    }

    @Test
    void scalesValuesToTheRange() {
        assertThat(LowFrequency.scaleToRange(new double[] {3, 1, 2, 1.5}, 50))
                .containsExactly(50, 0, 25, 12.5f);
    }

    @ParameterizedTest
    @CsvSource({"0, 20", "100, 120", "240, 255"})
    void addsLevelsAndClips(int before, int after) {
        LevelSum sum = new LevelSum(new float[] {20.9f, 20.9f, 20.9f}, false);
        assertThat(sum.stamp(SamplePictures.flat(1, before), new Seed(1)))
                .isEqualTo(SamplePictures.flat(1, after));
    }

    @Test
    void blurTurnsAPointIntoAGaussianWithTheSameSum() {
        double[] plane = new double[33 * 33];
        plane[16 * 33 + 16] = 1;
        double[] blurred = new GaussianBlur(2).blur(plane, 1, 33);
        assertThat(Arrays.stream(blurred).sum()).isCloseTo(1, within(1e-12));
        // The expected ratios are exp(-1/8) one pixel away and exp(-1/2) two pixels away.
        assertThat(blurred[16 * 33 + 17] / blurred[16 * 33 + 16])
                .isCloseTo(0.8824969, within(1e-7));
        assertThat(blurred[18 * 33 + 16] / blurred[16 * 33 + 16])
                .isCloseTo(0.6065307, within(1e-7));
        assertThat(blurred[16 * 33 + 16]).isCloseTo(1 / (2 * Math.PI * 4), within(1e-4));
    }

    @Test
    void blurIsTruncatedAtFourDeviations() {
        double[] plane = new double[33 * 33];
        plane[16 * 33 + 16] = 1;
        double[] blurred = new GaussianBlur(2).blur(plane, 1, 33);
        assertThat(blurred[16 * 33 + 24]).isPositive();
        assertThat(blurred[16 * 33 + 25]).isZero();
    }

    @Test
    void blursEachPlaneSeparately() {
        double[] first = new Seed(1).generator().doubles(9).toArray();
        double[] second = new Seed(2).generator().doubles(9).toArray();
        double[] both = Arrays.copyOf(first, 18);
        System.arraycopy(second, 0, both, 9, 9);
        GaussianBlur blur = new GaussianBlur(1);
        double[] together = blur.blur(both, 2, 3);
        assertThat(Arrays.copyOf(together, 9)).containsExactly(blur.blur(first, 1, 3));
        assertThat(Arrays.copyOfRange(together, 9, 18)).containsExactly(blur.blur(second, 1, 3));
    }

    @Test
    void drawsASeparatePatternForEachChannel() {
        float[] values = attack().pattern(16, new Seed(1)).values();
        assertThat(Arrays.copyOf(values, 256))
                .isNotEqualTo(Arrays.copyOfRange(values, 256, 512))
                .isNotEqualTo(Arrays.copyOfRange(values, 512, 768));
    }

    /** A corner pixel is mirrored into four; planes do not mix. */
    @Test
    void blurMirrorsBorders() {
        double[] planes = new double[2 * 3 * 3];
        planes[0] = 1;
        double[] blurred = new GaussianBlur(4).blur(planes, 2, 3);
        assertThat(Arrays.stream(blurred).limit(9).sum()).isCloseTo(1, within(1e-12));
        assertThat(Arrays.stream(blurred).skip(9).sum()).isZero();
        assertThat(blurred[0]).isGreaterThan(blurred[4]);
        assertThat(blurred[1]).isCloseTo(blurred[3], within(1e-15));
    }

    @Test
    void rejectsAStateOfAnotherSize() {
        AttackState state = Stamping.state(attack(), 8, 1);
        assertThatThrownBy(() -> state.restored(attack(), Stamping.facts(9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8 pixels");
    }
}
