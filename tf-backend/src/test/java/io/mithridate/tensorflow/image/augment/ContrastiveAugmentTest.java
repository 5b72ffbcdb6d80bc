package io.mithridate.tensorflow.image.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContrastiveAugmentTest {

    private static final int DRAWS = 2000;

    private static Image gradient(int side) {
        byte[] rgb = new byte[side * side * Image.CHANNELS];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i * 255 / rgb.length);
        }
        return new Image(side, side, rgb);
    }

    @Test
    void sameSeedGivesTheSamePictureOfTheSameSize() {
        Image image = gradient(16);
        Set<String> seen = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            Image one = ContrastiveAugment.strong().apply(image, new Seed(seed).generator());
            Image again = ContrastiveAugment.strong().apply(image, new Seed(seed).generator());
            assertThat(one.width()).isEqualTo(16);
            assertThat(one.height()).isEqualTo(16);
            assertThat(again.rgb()).isEqualTo(one.rgb());
            seen.add(Arrays.toString(one.rgb()));
        }
        assertThat(seen).hasSize(20);
        assertThat(image.rgb()).isEqualTo(gradient(16).rgb());
    }

    /** Any part of a picture of one color becomes the same picture. */
    @Test
    void resizesACropToTheSizeOfThePicture() {
        byte[] rgb = new byte[9 * 7 * Image.CHANNELS];
        Arrays.fill(rgb, (byte) 77);
        Image plain = new Image(9, 7, rgb);

        for (int seed = 0; seed < 50; seed++) {
            Image part = new RandomResizedCrop(0.08, 1).apply(plain, new Seed(seed).generator());
            assertThat(part.rgb()).isEqualTo(rgb);
        }
    }

    /**
     * No part with half the area of a 300 x 20 picture has an aspect ratio of at most 4:3, so the
     * middle 27 x 20 pixels are used.
     */
    @ParameterizedTest
    @CsvSource({"300, 20, 136, 0, 27, 20", "20, 300, 0, 136, 20, 27"})
    void cropsTheMiddleOfANarrowPicture(
            int width, int height, int left, int top, int partWidth, int partHeight) {
        byte[] rgb = new byte[width * height * Image.CHANNELS];
        for (int y = top; y < top + partHeight; y++) {
            for (int x = left; x < left + partWidth; x++) {
                Arrays.fill(
                        rgb,
                        (y * width + x) * Image.CHANNELS,
                        (y * width + x + 1) * Image.CHANNELS,
                        (byte) 77);
            }
        }
        byte[] all = new byte[rgb.length];
        Arrays.fill(all, (byte) 77);

        Image part =
                new RandomResizedCrop(0.5, 1)
                        .apply(new Image(width, height, rgb), new Seed(1).generator());

        assertThat(part.width()).isEqualTo(width);
        assertThat(part.rgb()).isEqualTo(all);
    }

    @Test
    void hueOfAThirdTurnsRedIntoGreenAndKeepsGray() {
        Image image = new Image(1, 2, new byte[] {(byte) 200, 0, 0, 90, 90, 90});

        assertThat(ColourOperations.hue(1.0 / 3).apply(image).rgb())
                .containsExactly(0, (byte) 200, 0, 90, 90, 90);
        assertThat(ColourOperations.hue(0).apply(image).rgb()).isEqualTo(image.rgb());
    }

    /**
     * With a deviation and a radius of 1, the weights are e^-.5, 1 and e^-.5, which are normalized
     * to .27407, .45186 and .27407.
     */
    @Test
    void blursAPointToAGaussianAndMirrorsEdges() {
        byte[] rgb = new byte[3 * 3 * Image.CHANNELS];
        rgb[4 * Image.CHANNELS] = (byte) 255;

        Image blurred = new GaussianBlur(1, 1).apply(new Image(3, 3, rgb));

        assertThat(blurred.value(1, 1, 0)).isEqualTo((int) Math.round(255 * .45186 * .45186));
        assertThat(blurred.value(1, 0, 0))
                .as("the point is seen from the edge twice")
                .isEqualTo((int) Math.round(255 * .45186 * 2 * .27407));
        assertThat(blurred.value(1, 1, 1)).isZero();
    }

    @Test
    void jitterChangesBrightnessByAtMostHalf() {
        byte[] gray = new byte[Image.CHANNELS];
        Arrays.fill(gray, (byte) 100);
        Image image = new Image(1, 1, gray);
        double sum = 0;
        for (int seed = 0; seed < 200; seed++) {
            Image changed = new ColourJitter(0.5, 0, 0, 0).apply(image, new Seed(seed).generator());
            assertThat(changed.value(0, 0, 0)).isBetween(49, 150);
            sum += changed.value(0, 0, 0);
        }
        assertThat(sum / 200).isCloseTo(100, within(8.0));
    }

    /** Returns a reddish picture that is darker to the right. */
    private static Image picture() {
        Image image = Image.black(4, 4);
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 4; x++) {
                image.rgb()[image.offset(x, y)] = (byte) (200 - 40 * x);
                image.rgb()[image.offset(x, y) + 1] = (byte) (20 * (3 - x));
            }
        }
        return image;
    }

    private static boolean isGray(Image image) {
        return image.value(0, 0, 0) == image.value(0, 0, 1)
                && image.value(0, 0, 1) == image.value(0, 0, 2);
    }

    private static int brightness(Image image, int x) {
        return image.value(x, 0, 0) + image.value(x, 0, 1) + image.value(x, 0, 2);
    }

    /**
     * A share of 0.2 of the draws is not jittered, and 0.8 of these are not turned gray, so 0.16 of
     * all draws are at most mirrored.
     */
    @Test
    void mirrorsHalfJittersFourFifthsAndGraysOneFifth() {
        Image picture = picture();
        Image mirror = AffineMap.mirror(4).apply(picture);
        int mirrored = 0;
        int gray = 0;
        int untouched = 0;
        for (int i = 0; i < DRAWS; i++) {
            Image changed = ContrastiveAugment.colours().apply(picture, new Seed(i).generator());
            mirrored += brightness(changed, 3) > brightness(changed, 0) ? 1 : 0;
            gray += isGray(changed) ? 1 : 0;
            untouched += changed.equals(picture) || changed.equals(mirror) ? 1 : 0;
        }
        assertThat((double) mirrored / DRAWS).isEqualTo(0.5, within(0.04));
        assertThat((double) gray / DRAWS).isEqualTo(0.2, within(0.03));
        assertThat((double) untouched / DRAWS).isEqualTo(0.16, within(0.03));
        assertThat(picture).isEqualTo(picture());
    }
}
