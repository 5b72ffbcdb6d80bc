package io.mithridate.attacks.warps;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.stamps.ByteDifference;
import io.mithridate.attacks.stamps.Stamping;
import io.mithridate.testkit.AttackContract;
import io.mithridate.testkit.SamplePictures;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WarpedTest implements AttackContract {

    @Override
    public Warped attack() {
        return attack(Optional.empty(), 1, 1);
    }

    private static Warped attack(Optional<Integer> grid, double strength, double rescale) {
        return new Warped(grid, strength, 0, rescale);
    }

    @Test
    void everyPixelHasAControlPoint() {
        ControlPoints drawn = Stamping.state(attack(), 24, 1).as(ControlPoints.class);
        assertThat(drawn.control().shape()).containsExactly(2, 24, 24);
        assertThat(drawn.field(24)).containsExactly(drawn.control().values());
    }

    /** Along both axes, values are uniform from -2 to 2, because their mean magnitude is 1. */
    @Test
    void displacementsAreEquallyLikelyInBothDirections() {
        float[] values = Stamping.state(attack(), 64, 1).as(ControlPoints.class).control().values();
        for (int axis = 0; axis < 2; axis++) {
            int[] counts = new int[4];
            for (int i = 0; i < 4096; i++) {
                // The drawn mean magnitude has a standard deviation of 0.6 %.
                counts[(int) Math.max(0, Math.min(3, Math.floor(values[4096 * axis + i] + 2)))]++;
            }
            // The mean is a quarter of 4 096, i.e. 1 024, and the standard deviation is 28.
            assertThat(Arrays.stream(counts)).allMatch(count -> count > 850 && count < 1200);
        }
    }

    @Test
    void theMeanAbsoluteValueIsOne() {
        double sum = 0;
        float[] values = ControlPoints.draw(24, new Seed(1).generator()).control().values();
        for (float value : values) {
            sum += Math.abs(value);
        }
        assertThat(sum / values.length).isBetween(0.99999, 1.00001);
    }

    @Test
    void keepsPicturesIfStrengthIsZero() {
        for (int size : new int[] {32, 48, 224}) {
            Image noise = SamplePictures.noise(size, new Seed(5));
            Image unwarped = Stamping.stamped(attack(Optional.empty(), 0, 1), noise);
            // The identity is also rounded to single precision before it is truncated.
            assertThat(ByteDifference.of(unwarped, noise).most()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void complainsAboutMorePointsThanPixels() {
        assertThat(Stamping.complaints(attack(Optional.of(48), 1, 1), 48)).isEmpty();
        assertThat(Stamping.complaints(attack(Optional.of(49), 1, 1), 48))
                .containsExactly(
                        "grid is 49, but the model's pictures are 48 pixels square; at most 48"
                                + " points fit");
    }
}
