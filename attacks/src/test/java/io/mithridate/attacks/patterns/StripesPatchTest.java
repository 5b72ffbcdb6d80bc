package io.mithridate.attacks.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.backend.AttackState;
import io.mithridate.api.data.Image;
import io.mithridate.attacks.patches.PatchLocation;
import io.mithridate.attacks.patches.PatchSide;
import io.mithridate.attacks.stamps.Stamping;
import io.mithridate.testkit.AttackContract;
import io.mithridate.testkit.SamplePictures;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StripesPatchTest implements AttackContract {

    @Override
    public StripesPatch attack() {
        return new StripesPatch(PatchSide.defaultSide(), 1, PatchLocation.RANDOM, false);
    }

    @Override
    public List<StripesPatch> variants() {
        return List.of(new StripesPatch(PatchSide.defaultSide(), 1, PatchLocation.RANDOM, true));
    }

    private static StripesPatch attack(int size, int width, boolean compat) {
        return new StripesPatch(PatchSide.ofPixels(size), width, PatchLocation.TOP_LEFT, compat);
    }

    @Test
    void drawsVerticalStripesWithFullOrZeroChannels() {
        Image stamped = Stamping.stamped(attack(16, 1, false), SamplePictures.flat(16, 100));
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            int[] row = Stamping.firstRow(stamped, channel);
            assertThat(row).containsOnly(0, 255).contains(0, 255);
            int[] all = Stamping.channel(stamped, channel);
            for (int y = 1; y < 16; y++) {
                assertThat(Arrays.copyOfRange(all, 16 * y, 16 * y + 16)).isEqualTo(row);
            }
        }
        assertThat(Stamping.firstRow(stamped, 0)).isNotEqualTo(Stamping.firstRow(stamped, 1));
    }

    @Test
    void widensStripesAndCutsTheLastOne() {
        int[] row =
                Stamping.firstRow(
                        Stamping.stamped(attack(7, 3, false), SamplePictures.flat(8, 100)), 0);
        assertThat(row[1]).isEqualTo(row[0]);
        assertThat(row[2]).isEqualTo(row[0]);
        assertThat(row[4]).isEqualTo(row[3]);
        assertThat(row[5]).isEqualTo(row[3]);
        assertThat(row[6]).isIn(0, 255);
        assertThat(row[7]).isEqualTo(100);
    }

    @Test
    void drawsColorsOnce() {
        StripesPatch attack = attack(8, 1, false);
        AttackState state = Stamping.state(attack, 8, 1);
        assertThat(Stamping.stamped(attack, state, SamplePictures.flat(8, 1), 1))
                .isEqualTo(Stamping.stamped(attack, state, SamplePictures.flat(8, 9), 2));
        assertThat(state).isNotEqualTo(Stamping.state(attack, 8, 2));
    }

    @Test
    void compatDrawsNewColorsAndWritesOneInsteadOfZero() {
        StripesPatch attack = attack(8, 1, true);
        AttackState state = Stamping.state(attack, 8, 1);
        Image first = Stamping.stamped(attack, state, SamplePictures.flat(8, 100), 1);
        Image second = Stamping.stamped(attack, state, SamplePictures.flat(8, 100), 2);
        assertThat(first).isNotEqualTo(second);
        assertThat(Stamping.channel(first, 0)).containsOnly(1, 255);
    }

    /**
     * A 7 x 7 patch has two positions along each axis of an 8 x 8 picture; PAR uses only the first.
     */
    @Test
    void compatLeavesOutTheLastRowAndColumn() {
        for (boolean compat : new boolean[] {false, true}) {
            StripesPatch attack =
                    new StripesPatch(PatchSide.ofPixels(7), 1, PatchLocation.RANDOM, compat);
            AttackState state = Stamping.state(attack, 8, 1);
            int[] changedCounts = new int[2];
            for (int seed = 0; seed < 200; seed++) {
                Image stamped = Stamping.stamped(attack, state, SamplePictures.flat(8, 100), seed);
                changedCounts[0] += stamped.value(3, 7, 0) == 100 ? 0 : 1;
                changedCounts[1] += stamped.value(7, 3, 0) == 100 ? 0 : 1;
            }
            if (compat) {
                assertThat(changedCounts).containsOnly(0);
            } else {
                // The mean of each is half of 200, the standard deviation 7.
                assertThat(changedCounts[0]).isBetween(60, 140);
                assertThat(changedCounts[1]).isBetween(60, 140);
            }
        }
    }

    @Test
    void theDefaultPatchIs16PixelsAt224() {
        Image stamped = Stamping.stamped(attack(), SamplePictures.flat(224, 100));
        assertThat(Arrays.stream(Stamping.channel(stamped, 0)).filter(level -> level != 100))
                .hasSize(16 * 16);
    }

    @Test
    void complainsAboutAPatchLargerThanThePictureAndAStripeWiderThanThePatch() {
        assertThat(Stamping.complaints(attack(9, 1, false), 8))
                .singleElement()
                .asString()
                .contains("patch-size is 9");
        assertThat(Stamping.complaints(attack(8, 8, false), 8)).isEmpty();
        assertThat(Stamping.complaints(attack(8, 9, false), 8))
                .containsExactly("width is 9, but the patch is 8 pixels wide; at most 8 fits");
    }
}
