package io.mithridate.attacks.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.backend.AttackState;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.stamps.Stamping;
import io.mithridate.testkit.AttackContract;
import io.mithridate.testkit.SamplePictures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripesBlendedTest implements AttackContract {

    @Override
    public StripesBlended attack() {
        return attack(1, false);
    }

    @Override
    public List<StripesBlended> variants() {
        return List.of(attack(5, true));
    }

    private static StripesBlended attack(int width, boolean compat) {
        return new StripesBlended(0.03, width, compat);
    }

    /** The original level, and the levels in stripes with the signs + and -. */
    @ParameterizedTest
    @CsvSource({"0, 7, 0", "100, 104, 89", "255, 255, 239"})
    void blendsThreePercentOfEachColor(int before, int plus, int minus) {
        float[] row = StripeColours.row(16, 1, new Seed(1));
        Image stamped = Stamping.stamped(attack(), SamplePictures.flat(16, before));
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            int[] levels = Stamping.channel(stamped, channel);
            for (int i = 0; i < levels.length; i++) {
                boolean full = row[Image.CHANNELS * (i % 16) + channel] > 0;
                assertThat(levels[i]).isEqualTo(full ? plus : minus);
            }
        }
    }

    @Test
    void drawsColorsOnceUnlessCompatIsSet() {
        Image gray = SamplePictures.flat(16, 100);
        AttackState fixed = Stamping.state(attack(1, false), 16, 1);
        assertThat(Stamping.stamped(attack(1, false), fixed, gray, 1))
                .isEqualTo(Stamping.stamped(attack(1, false), fixed, gray, 2));
        AttackState redrawn = Stamping.state(attack(1, true), 16, 1);
        Image first = Stamping.stamped(attack(1, true), redrawn, gray, 1);
        assertThat(first).isNotEqualTo(Stamping.stamped(attack(1, true), redrawn, gray, 2));
        assertThat(Stamping.channel(first, 2)).containsOnly(104, 89);
    }

    @Test
    void bothSignsAreEquallyLikely() {
        float[] signs = StripeColours.row(2048, 1, new Seed(1));
        int positive = 0;
        for (float sign : signs) {
            positive += sign == 1 ? 1 : 0;
        }
        assertThat(signs).hasSize(3 * 2048).containsOnly(-1, 1);
        // The mean is half of 6 144, the standard deviation 39.
        assertThat(positive).isBetween(2900, 3244);
    }

    @Test
    void drawsOneColorPerStripe() {
        float[] row = StripeColours.row(16, 5, new Seed(1));
        for (int i = 0; i < row.length; i++) {
            int first = i / Image.CHANNELS / 5 * 5;
            assertThat(row[i]).isEqualTo(row[first * Image.CHANNELS + i % Image.CHANNELS]);
        }
        assertThat(StripeColours.row(16, 1, new Seed(1))).isNotEqualTo(row);
    }

    @Test
    void complainsAboutAStripeWiderThanThePicture() {
        assertThat(Stamping.complaints(attack(48, false), 48)).isEmpty();
        assertThat(Stamping.complaints(attack(49, false), 48))
                .containsExactly(
                        "width is 49, but the model's pictures are 48 pixels square; at most 48"
                                + " fits");
    }

    @Test
    void rejectsAStateOfAnotherSize() {
        AttackState state = Stamping.state(attack(), 8, 1);
        assertThatThrownBy(() -> state.restored(attack(), Stamping.facts(9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8 pixels")
                .hasMessageContaining("9");
    }
}
