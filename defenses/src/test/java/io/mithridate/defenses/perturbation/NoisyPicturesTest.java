package io.mithridate.defenses.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests PAR's changes to pictures. */
class NoisyPicturesTest {

    private static final byte[] MEAN = {123, 117, 104};

    private static Image gray(int side, int level) {
        byte[] rgb = new byte[side * side * Image.CHANNELS];
        Arrays.fill(rgb, (byte) level);
        return new Image(side, side, rgb);
    }

    private static int[] levels(Image image) {
        return IntStream.range(0, image.rgb().length).map(i -> image.rgb()[i] & 0xff).toArray();
    }

    /**
     * A deviation of .2 is 51 levels; around gray 128, .6 % of the noise is clipped at either end.
     */
    @Test
    void noiseIsNormalInBothDirections() {
        Image image = gray(100, 128);

        int[] noisy = levels(NoisyPictures.addNoise(image, 0.2, false, new Seed(1).generator()));

        double mean = Arrays.stream(noisy).average().orElseThrow();
        double squaredDeviations =
                Arrays.stream(noisy).mapToDouble(level -> (level - mean) * (level - mean)).sum();
        assertThat(mean).isCloseTo(128, within(1.0));
        assertThat(Math.sqrt(squaredDeviations / noisy.length)).isCloseTo(50.5, within(1.0));
        assertThat(levels(image)).containsOnly(128);
    }

    /** Half of the noise is 0. The other half has the mean σ √(2/π) = 40.7 levels. */
    @Test
    void compatOnlyBrightens() {
        int[] noisy =
                levels(NoisyPictures.addNoise(gray(100, 100), 0.2, true, new Seed(1).generator()));

        assertThat(Arrays.stream(noisy).min().orElseThrow()).isEqualTo(100);
        assertThat(Arrays.stream(noisy).filter(level -> level == 100).count())
                .isBetween(14_500L, 15_500L);
        assertThat(Arrays.stream(noisy).average().orElseThrow()).isCloseTo(120.3, within(1.0));
    }

    @Test
    void levelsStayWithinAByte() {
        assertThat(levels(NoisyPictures.addNoise(gray(20, 128), 9, false, new Seed(1).generator())))
                .contains(0, 255);
    }

    @ParameterizedTest(name = "{0} pixels: {1} to {2}")
    @CsvSource({"224, 16, 22", "48, 3, 5"})
    void erasesASquareOfHalfToOnePercent(int side, int smallest, int largest) {
        int minSide = side;
        int maxSide = 0;
        for (int seed = 0; seed < 100; seed++) {
            int[] changed = erasedPixels(side, seed);
            int squareSide = (int) Math.sqrt(changed.length);
            int left = Arrays.stream(changed).map(pixel -> pixel % side).min().orElseThrow();
            int top = changed[0] / side;
            assertThat(changed)
                    .as("one square")
                    .containsExactly(
                            IntStream.range(0, squareSide * squareSide)
                                    .map(i -> (top + i / squareSide) * side + left + i % squareSide)
                                    .toArray());
            minSide = Math.min(minSide, squareSide);
            maxSide = Math.max(maxSide, squareSide);
        }
        assertThat(minSide).isEqualTo(smallest);
        assertThat(maxSide).isEqualTo(largest);
    }

    /** Returns the pixels that are not white; each of them must have the mean color. */
    private static int[] erasedPixels(int side, int seed) {
        Image image = NoisyPictures.erase(gray(side, 255), new Seed(seed).generator());
        int[] changed =
                IntStream.range(0, side * side)
                        .filter(pixel -> image.rgb()[pixel * Image.CHANNELS] != (byte) 255)
                        .toArray();
        for (int pixel : changed) {
            assertThat(Arrays.copyOfRange(image.rgb(), pixel * 3, pixel * 3 + 3)).isEqualTo(MEAN);
        }
        return changed;
    }

    @Test
    void appliesEachChangeWithItsProbability() {
        Image image = gray(48, 128);
        NoisyPictures.Change never = new NoisyPictures(0.2, 0, 0).change(false);
        NoisyPictures.Change half = new NoisyPictures(0, 0, 0.5).change(false);

        assertThat(never.apply(image, new Seed(1).generator())).isSameAs(image);
        assertThat(
                        IntStream.range(0, 1000)
                                .mapToObj(seed -> half.apply(image, new Seed(seed).generator()))
                                .filter(picture -> !Arrays.equals(picture.rgb(), image.rgb()))
                                .count())
                .isBetween(440L, 560L);
    }
}
