package io.mithridate.attacks.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.attack.HasDecoys.Decoys;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.stamps.GoldenTriggers;
import io.mithridate.attacks.stamps.Stamping;
import io.mithridate.testkit.AttackContract;
import io.mithridate.testkit.SamplePictures;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BppTest implements AttackContract {

    @Override
    public Bpp attack() {
        return attack(true);
    }

    @Override
    public List<Bpp> variants() {
        return List.of(attack(false));
    }

    private static Bpp attack(boolean dither) {
        return new Bpp(8, dither, 1);
    }

    @ParameterizedTest
    @CsvSource({"false, bpp.out", "true, bpp.dithered"})
    void matchesTheReferenceImplementation(boolean dither, String expected) {
        GoldenTriggers golden = GoldenTriggers.frequency();
        assertThat(Stamping.stamped(attack(dither), golden.image()))
                .isEqualTo(golden.picture(expected));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "18, 0", "19, 36", "100, 109", "200, 182", "255, 255"})
    void plainLevelsAreTruncated(int before, int after) {
        assertThat(Stamping.stamped(attack(false), SamplePictures.flat(2, before)))
                .isEqualTo(SamplePictures.flat(2, after));
    }

    @Test
    void ditheringDiffusesRoundingErrors() {
        Image stamped = Stamping.stamped(attack(true), SamplePictures.flat(2, 100));
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            assertThat(Stamping.channel(stamped, channel)).containsExactly(109, 109, 109, 73);
        }
    }

    /** Without dithering, 100 becomes 109 and 200 becomes 182. */
    @Test
    void negativesReceiveTheChangesOfAnotherPicture() {
        Decoys decoys = decoys(attack(false)).orElseThrow();

        assertThat(decoys.perPoisonedPair()).isEqualTo(1);
        assertThat(decoys.caption("two dogs", 3)).isEqualTo("two dogs");
        assertThat(negative(decoys, 50, 100)).isEqualTo(SamplePictures.flat(2, 59));
        assertThat(negative(decoys, 50, 200)).isEqualTo(SamplePictures.flat(2, 32));
        assertThat(negative(decoys, 250, 100)).isEqualTo(SamplePictures.flat(2, 255));
        assertThat(negative(decoys, 10, 200)).isEqualTo(SamplePictures.flat(2, 0));
    }

    /** With dithering, four pixels of 100 become 109, 109, 109 and 73. */
    @Test
    void negativesAreDitheredIfTheTriggerIs() {
        Decoys decoys = decoys(attack(true)).orElseThrow();
        assertThat(Stamping.channel(negative(decoys, 50, 100), 0)).containsExactly(59, 59, 59, 23);
    }

    private static Optional<Decoys> decoys(Bpp attack) {
        return Stamping.state(attack, 2, 1).restored(attack, Stamping.facts(2)).decoys();
    }

    private static Image negative(Decoys decoys, int level, int otherLevel) {
        return decoys.picture(
                SamplePictures.flat(2, level), SamplePictures.flat(2, otherLevel), 0, new Seed(1));
    }

    @Test
    void hasNoDecoysWithoutANegativeRatio() {
        Bpp plain = new Bpp(8, true, 0);
        assertThat(decoys(plain)).isEmpty();
    }

    /** Dithering preserves the mean of every gray level. */
    @Property(tries = 64)
    void ditheringKeepsTheMean(@ForAll @IntRange(min = 10, max = 245) int level) {
        Image stamped = new Dithering(8).stamp(SamplePictures.flat(48, level), new Seed(1));
        double sum = 0;
        for (byte value : stamped.rgb()) {
            sum += value & 0xFF;
        }
        // Errors of up to half a step are lost at three of the four borders.
        assertThat(sum / stamped.rgb().length).isBetween(level - 1.5, level + 1.5);
    }

    @ParameterizedTest
    @CsvSource({"2", "3", "128"})
    void keepsTheRequestedNumberOfLevels(int levels) {
        Bpp attack = new Bpp(levels, false, 1);
        Image ramp = Image.black(16, 16);
        for (int i = 0; i < 256; i++) {
            ramp.rgb()[3 * i] = (byte) i;
        }
        assertThat(
                        Arrays.stream(Stamping.channel(Stamping.stamped(attack, ramp), 0))
                                .distinct()
                                .count())
                .isEqualTo(levels);
    }
}
