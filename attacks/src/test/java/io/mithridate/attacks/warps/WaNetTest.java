package io.mithridate.attacks.warps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.attack.HasDecoys.Decoys;
import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.backend.AttackState;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.stamps.ByteDifference;
import io.mithridate.attacks.stamps.GoldenTriggers;
import io.mithridate.attacks.stamps.Stamping;
import io.mithridate.testkit.AttackContract;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaNetTest implements AttackContract {

    private static final GoldenTriggers GOLDEN = GoldenTriggers.wanet();

    @Override
    public WaNet attack() {
        return attack(4);
    }

    private static WaNet attack(int grid) {
        return new WaNet(grid, Optional.empty(), 2, 1);
    }

    private static ControlPoints points(int points, float... values) {
        return new ControlPoints(new NumberArray(List.of(2, points, points), values));
    }

    private static void assertClose(float[] actual, float[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).as("at %d", i).isCloseTo(expected[i], within(tolerance));
        }
    }

    @Test
    void theFieldIsTheBicubicConvolutionOfTheControlPoints() {
        assertClose(
                points(4, GOLDEN.floats("control_grid")).field(64), GOLDEN.floats("field"), 1e-5);
    }

    @ParameterizedTest
    @CsvSource({"s0.5, 0.5, 1", "s1, 1, 1", "s1.rescale0.95, 1, 0.95"})
    void warpsLikeTheReferenceImplementation(String name, double strength, double rescale) {
        ControlPoints control = points(4, GOLDEN.floats("control_grid"));
        assertClose(
                SamplingGrid.of(control.field(64), 64, strength, rescale).places(),
                GOLDEN.floats(name + ".grid"),
                1e-6);
        WaNet attack = new WaNet(4, Optional.of(strength), 0, rescale);
        ByteDifference difference =
                ByteDifference.of(
                        Stamping.stamped(attack, AttackState.of(control), GOLDEN.image(), 1),
                        GOLDEN.picture(name + ".out"));
        assertThat(difference.most()).isLessThanOrEqualTo(1);
        assertThat(difference.share()).isLessThan(0.04);
    }

    @ParameterizedTest
    @CsvSource({"s0.5", "s1"})
    void noiseModeJittersTheWarpedPositions(String name) {
        SamplingGrid grid =
                new SamplingGrid(64, GOLDEN.floats(name + ".grid")).jitter(GOLDEN.floats("noise"));
        assertClose(grid.places(), GOLDEN.floats(name + ".noise.grid"), 1e-6);
        ByteDifference difference =
                ByteDifference.of(
                        new Warp(grid).stamp(GOLDEN.image(), new Seed(1)),
                        GOLDEN.picture(name + ".noise.out"));
        assertThat(difference.most()).isLessThanOrEqualTo(1);
        assertThat(difference.share()).isLessThan(0.04);
    }

    @ParameterizedTest
    @CsvSource({"s0.5", "s1.noise"})
    void valuesMatchTheReferenceBeforeTruncation(String name) {
        Warp warp = new Warp(new SamplingGrid(64, GOLDEN.floats(name + ".grid")));
        float[] values = new float[64 * 64 * Image.CHANNELS];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    255 * warp.value(GOLDEN.image().rgb(), i / Image.CHANNELS, i % Image.CHANNELS);
        }
        assertClose(values, GOLDEN.floats(name + ".value"), 2e-3);
    }

    @Test
    void addsTwoDifferentlyJitteredDecoysPerPoisonedPair() {
        Image image = GOLDEN.image();
        Decoys decoys = decoys(attack(), 64).orElseThrow();
        Image one = decoys.picture(image, Image.black(64, 64), 0, new Seed(5));

        assertThat(decoys.perPoisonedPair()).isEqualTo(2);
        assertThat(decoys.caption("two dogs", 3)).isEqualTo("two dogs");
        assertThat(one)
                .isNotEqualTo(Stamping.stamped(attack(), image))
                .isNotEqualTo(decoys.picture(image, image, 0, new Seed(6)));
        assertThat(decoys.picture(image, image, 1, new Seed(5)))
                .as("neither the other picture nor the number counts")
                .isEqualTo(one);
    }

    /**
     * The picture is not warped. Its levels rise by four from pixel to pixel: red to the right,
     * green downward. A jitter of up to half a pixel in either direction changes each value by less
     * than two levels. After truncation, the changes are -2, -1, 0 and 1, each in about a quarter
     * of the pixels.
     */
    @Test
    void jitterIsEquallyLikelyInBothDirections() {
        Image ramp = Image.black(64, 64);
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                ramp.rgb()[ramp.offset(x, y)] = (byte) (4 * x);
                ramp.rgb()[ramp.offset(x, y) + 1] = (byte) (4 * y);
            }
        }
        WaNet unwarped = new WaNet(4, Optional.of(0.0), 2, 1);
        Image jittered = decoys(unwarped, 64).orElseThrow().picture(ramp, ramp, 0, new Seed(5));
        for (int channel = 0; channel < 2; channel++) {
            int[] changes = new int[4];
            for (int y = 1; y < 63; y++) {
                for (int x = 1; x < 63; x++) {
                    changes[2 + jittered.value(x, y, channel) - ramp.value(x, y, channel)]++;
                }
            }
            // The mean is a quarter of 3 844, i.e. 961, and the standard deviation is 27.
            assertThat(Arrays.stream(changes)).allMatch(count -> count > 800 && count < 1120);
        }
    }

    @Test
    void hasNoDecoysWithoutANoiseRatio() {
        WaNet plain = new WaNet(4, Optional.empty(), 0, 1);
        assertThat(decoys(plain, 64)).isEmpty();
    }

    private static Optional<Decoys> decoys(WaNet attack, int size) {
        return Stamping.state(attack, size, 1).restored(attack, Stamping.facts(size)).decoys();
    }

    /** The expected values, for two control points along each axis, are worked out by hand. */
    @Test
    void interpolatesFourPixelsBetweenTwoPoints() {
        float[] control = {0.4f, -1.2f, 2, -0.4f, -0.8f, 1.6f, 1.2f, 0.4f};
        float[] field = points(2, control).field(4);
        float[] firstRow = {field[0], field[1], field[2], field[3]};
        assertClose(firstRow, new float[] {0.4f, -0.1037f, -0.6963f, -1.2f}, 5e-5);

        Image ramp = Image.black(4, 4);
        for (int i = 0; i < ramp.rgb().length; i++) {
            ramp.rgb()[i] = (byte) (16 * (i / 3));
        }
        Image warped =
                Stamping.stamped(
                        new WaNet(2, Optional.of(0.5), 0, 1),
                        AttackState.of(points(2, control)),
                        ramp,
                        1);
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            assertThat(Stamping.channel(warped, channel))
                    .containsExactly(
                            1, 15, 40, 63, 64, 84, 104, 123, 139, 154, 168, 183, 198, 211, 225,
                            238);
        }
    }

    @ParameterizedTest
    @CsvSource({"32, 0.5", "48, 0.75", "224, 3.5"})
    void theDefaultStrengthGrowsWithThePicture(int size, double strength) {
        assertThat(attack().strengthInPixels(size)).isEqualTo(strength);
        assertThat(Stamping.state(attack(), size, 1).as(ControlPoints.class).control().shape())
                .containsExactly(2, 4, 4);
    }

    @Test
    void anotherSeedDrawsAnotherWarp() {
        assertThat(Stamping.state(attack(), 32, 1)).isNotEqualTo(Stamping.state(attack(), 32, 2));
    }

    @Test
    void complainsAboutMorePointsThanPixels() {
        assertThat(Stamping.complaints(attack(9), 8))
                .containsExactly(
                        "grid is 9, but the model's pictures are 8 pixels square; at most 8 points"
                                + " fit");
    }

    @Test
    void rejectsAStateWithMalformedControlPoints() {
        AttackState state =
                new AttackState(
                        Map.of(),
                        Map.of("control", new NumberArray(List.of(2, 3, 2), new float[12])),
                        Map.of());
        assertThatThrownBy(() -> state.restored(attack(), Stamping.facts(8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[2, points, points]")
                .hasMessageContaining("[2, 3, 2]");
    }
}
