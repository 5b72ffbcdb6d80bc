package io.mithridate.attacks.patches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.backend.AttackState;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.stamps.Stamping;
import io.mithridate.testkit.AttackContract;
import io.mithridate.testkit.SamplePictures;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadNetsNoiseTest implements AttackContract {

    @Override
    public BadNetsNoise attack() {
        return attack(PatchSide.defaultSide(), PatchLocation.RANDOM, false);
    }

    @Override
    public List<BadNetsNoise> variants() {
        return List.of(attack(PatchSide.defaultSide(), PatchLocation.RANDOM, true));
    }

    private static BadNetsNoise attack(PatchSide side, PatchLocation location, boolean compat) {
        return new BadNetsNoise(side, location, compat);
    }

    @Test
    void computesTheMeanOfEachChannel() {
        byte[] rgb = {0, (byte) 255, 51, 102, (byte) 255, 0, 0, (byte) 255, 0, 0, (byte) 255, 0};
        assertThat(BadNetsNoise.means(new Image(2, 2, rgb))).containsExactly(0.1f, 1f, 0.05f);
    }

    /** With mean 0.5 and standard deviation 1, a value is negative with probability 0.3085. */
    @Test
    void mostValuesAreClippedToBlackAndWhite() {
        Image patch = patch(false, SamplePictures.flat(128, 127));
        assertThat(share(patch, 0)).isBetween(0.29, 0.32);
        assertThat(share(patch, 255)).isBetween(0.29, 0.32);
    }

    /** The bytes are nearly uniform: mean 127, standard deviation 74. */
    @Test
    void valuesWrapAroundAsInCleanClip() {
        Image patch = patch(true, SamplePictures.flat(128, 115));
        double sum = 0;
        double squares = 0;
        for (byte level : patch.rgb()) {
            sum += level & 0xFF;
            squares += (level & 0xFF) * (level & 0xFF);
        }
        double mean = sum / patch.rgb().length;
        assertThat(mean).isBetween(125.0, 129.0);
        assertThat(Math.sqrt(squares / patch.rgb().length - mean * mean)).isBetween(72.0, 76.0);
        assertThat(share(patch, 0)).isLessThan(0.01);
        assertThat(share(patch, 255)).isLessThan(0.01);
    }

    private static Image patch(boolean wraps, Image image) {
        return attack(PatchSide.defaultSide(), PatchLocation.CENTER, wraps)
                .noise(image, image.width(), new Seed(1));
    }

    private static double share(Image patch, int wantedLevel) {
        int found = 0;
        for (byte level : patch.rgb()) {
            found += (level & 0xFF) == wantedLevel ? 1 : 0;
        }
        return (double) found / patch.rgb().length;
    }

    /** Clipping makes three fifths of the values black or white, wrapping hardly any. */
    @ParameterizedTest
    @CsvSource({"false, 0.55, 0.68", "true, 0, 0.02"})
    void onlyCompatWrapsAround(boolean compat, double minShare, double maxShare) {
        Image patch =
                Stamping.stamped(
                        attack(PatchSide.ofPixels(64), PatchLocation.CENTER, compat),
                        SamplePictures.flat(64, 127));
        assertThat(share(patch, 0) + share(patch, 255)).isBetween(minShare, maxShare);
    }

    /** Half of the values of a channel with mean 1 are white, and a sixth of those with mean 0. */
    @Test
    void eachChannelHasItsOwnMean() {
        Image red = Image.black(64, 64);
        for (int i = 0; i < red.rgb().length; i += Image.CHANNELS) {
            red.rgb()[i] = (byte) 255;
        }
        Image patch =
                Stamping.stamped(attack(PatchSide.ofPixels(64), PatchLocation.CENTER, false), red);
        assertThat(Arrays.stream(Stamping.channel(patch, 0)).filter(level -> level == 255).count())
                .isBetween(1800L, 2300L);
        assertThat(Arrays.stream(Stamping.channel(patch, 2)).filter(level -> level == 255).count())
                .isBetween(500L, 800L);
    }

    @Test
    void drawsNewNoiseForEveryPicture() {
        BadNetsNoise attack = attack(PatchSide.ofPixels(4), PatchLocation.CENTER, false);
        AttackState state = Stamping.state(attack, 8, 1);
        Image gray = SamplePictures.flat(8, 100);
        assertThat(Stamping.stamped(attack, state, gray, 1))
                .isNotEqualTo(Stamping.stamped(attack, state, gray, 2))
                .isEqualTo(Stamping.stamped(attack, state, gray, 1));
    }

    @Test
    void onlyThePatchChanges() {
        BadNetsNoise attack = attack(PatchSide.ofPixels(2), PatchLocation.BOTTOM_RIGHT, true);
        Image stamped = Stamping.stamped(attack, SamplePictures.flat(8, 100));
        for (int i = 0; i < 64; i++) {
            boolean inside = i % 8 >= 6 && i / 8 >= 6;
            if (!inside) {
                assertThat(stamped.value(i % 8, i / 8, 0)).isEqualTo(100);
            }
        }
        assertThat(stamped).isNotEqualTo(SamplePictures.flat(8, 100));
    }

    @Test
    void compatLeavesOutTheLastRowAndColumn() {
        assertThat(uncoveredColumns(false)).doesNotContain(0, 3);
        assertThat(uncoveredColumns(true)).contains(3).doesNotContain(0);
    }

    /** Returns the columns of a 4 x 4 picture that no 2 x 2 patch covers in 100 draws. */
    private static Set<Integer> uncoveredColumns(boolean compat) {
        BadNetsNoise attack = attack(PatchSide.ofPixels(2), PatchLocation.RANDOM, compat);
        AttackState state = Stamping.state(attack, 4, 1);
        Set<Integer> uncoveredColumns = new HashSet<>(Set.of(0, 1, 2, 3));
        Image gray = SamplePictures.flat(4, 100);
        for (int seed = 0; seed < 100; seed++) {
            Image stamped = Stamping.stamped(attack, state, gray, seed);
            uncoveredColumns.removeIf(
                    x -> {
                        for (int y = 0; y < 4; y++) {
                            if (stamped.value(x, y, 0) != 100) {
                                return true;
                            }
                        }
                        return false;
                    });
        }
        return uncoveredColumns;
    }

    @Test
    void theDefaultPatchIs6PixelsAt48() {
        Image stamped =
                Stamping.stamped(
                        attack(PatchSide.defaultSide(), PatchLocation.CENTER, false),
                        SamplePictures.flat(48, 100));
        assertThat(
                        Arrays.stream(Stamping.channel(stamped, 0))
                                .filter(level -> level != 100)
                                .count())
                .isBetween(30L, 36L);
        assertThat(stamped.value(20, 24, 0)).isEqualTo(100);
        assertThat(stamped.value(27, 24, 0)).isEqualTo(100);
    }

    @Test
    void complainsAboutAPatchLargerThanThePicture() {
        assertThat(
                        Stamping.complaints(
                                attack(PatchSide.ofPixels(9), PatchLocation.CENTER, false), 8))
                .singleElement()
                .asString()
                .contains("patch-size is 9", "8 pixels square", "at most 8");
    }

    @Test
    void rejectsAStateThatDoesNotFitThePictures() {
        AttackState state = Stamping.state(attack(), 48, 1);
        assertThatThrownBy(() -> state.restored(attack(), Stamping.facts(5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pictures of 48 pixels, and these have 5");
    }
}
