package io.mithridate.tensorflow.image.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.Image;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Tests operations on pictures that are small enough to work out by hand. */
final class ImageOperationTest {

    @Test
    void translationMovesToTheRightAndDown() {
        Image image = gray(3, 1, 10, 20, 30);

        assertGray(AugmentationSpace.TRANSLATE_X.operation(1.9).apply(image), 0, 10, 20);
        assertGray(AugmentationSpace.TRANSLATE_X.operation(-1.9).apply(image), 20, 30, 0);
        assertGray(
                AugmentationSpace.TRANSLATE_Y.operation(1).apply(gray(1, 3, 10, 20, 30)),
                0,
                10,
                20);
        assertGray(AugmentationSpace.TRANSLATE_X.operation(3).apply(image), 0, 0, 0);
    }

    @Test
    void shearMovesRowsToTheLeft() {
        Image image = gray(2, 2, 1, 2, 3, 4);

        // Row y samples at x + 1 * (y + 1/2) + 1/2: row 0 at 1 and 2, row 1 at 2 and 3.
        assertGray(AffineMap.shearX(1).apply(image), 2, 0, 0, 0);
        assertGray(AffineMap.shearX(-1).apply(image), 1, 2, 0, 3);
        assertGray(AffineMap.shearY(1).apply(image), 3, 0, 0, 0);
    }

    @Test
    void rotationIsCounterClockwise() {
        assertGray(
                AugmentationSpace.ROTATE.operation(90).apply(gray(2, 2, 1, 2, 3, 4)), 2, 4, 1, 3);
    }

    @Test
    void mirrorSwapsLeftAndRight() {
        assertGray(AffineMap.mirror(3).apply(gray(3, 1, 1, 2, 3)), 3, 2, 1);
    }

    @Test
    void composesMapsInOrder() {
        Image image = gray(3, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        AffineMap mirror = AffineMap.mirror(3);
        AffineMap turn = AffineMap.rotation(90, 3, 3);
        AffineMap shift = AffineMap.translation(1, 0);

        assertThat(mirror.then(turn).then(shift).apply(image))
                .isEqualTo(shift.apply(turn.apply(mirror.apply(image))));
        assertThat(shift.then(mirror).apply(image)).isNotEqualTo(mirror.then(shift).apply(image));
    }

    @Test
    void brightnessIsTruncatedAndClamped() {
        assertGray(ColourOperations.brightness(1.5f).apply(gray(3, 1, 1, 101, 200)), 1, 151, 255);
        assertGray(ColourOperations.brightness(0).apply(gray(3, 1, 1, 101, 200)), 0, 0, 0);
    }

    @Test
    void contrastScalesAboutTheMeanLuma() {
        // Mean 20.5 is rounded to 21: 21 + 2 * (10 - 21) = -1, 21 + 2 * (31 - 21) = 41.
        assertGray(ColourOperations.contrast(2).apply(gray(2, 1, 10, 31)), 0, 41);
    }

    @Test
    void saturationScalesAboutTheLumaOfThePixel() {
        Image red = new Image(1, 1, new byte[] {100, 0, 0});

        // 0.299 * 100 = 29.9, so luma is 30.
        assertThat(ColourOperations.saturation(0).apply(red).rgb()).containsExactly(30, 30, 30);
        assertThat(ColourOperations.saturation(1.5f).apply(red).rgb())
                .containsExactly((byte) 135, 0, 0);
        assertThat(
                        ColourOperations.saturation(0)
                                .apply(new Image(1, 1, new byte[] {0, 0, 100}))
                                .rgb())
                .containsExactly(11, 11, 11);
    }

    @Test
    void sharpnessKeepsTheBorder() {
        Image image = gray(3, 3, 0, 0, 0, 0, 130, 0, 0, 0, 0);

        assertGray(ColourOperations.sharpness(0).apply(image), 0, 0, 0, 0, 50, 0, 0, 0, 0);
        assertGray(ColourOperations.sharpness(1.5f).apply(image), 0, 0, 0, 0, 170, 0, 0, 0, 0);
        assertThat(ColourOperations.sharpness(0).apply(gray(2, 2, 1, 2, 3, 4)))
                .isEqualTo(gray(2, 2, 1, 2, 3, 4));
    }

    @Test
    void posterizeKeepsTheUpperBits() {
        assertGray(ColourOperations.posterize(4).apply(gray(3, 1, 15, 16, 255)), 0, 16, 240);
        assertGray(ColourOperations.posterize(8).apply(gray(1, 1, 77)), 77);
        assertGray(ColourOperations.posterize(0).apply(gray(1, 1, 77)), 0);
        assertThatThrownBy(() -> ColourOperations.posterize(9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("9 of 8 bits");
    }

    @Test
    void solarizeInvertsValuesAtOrAboveTheThreshold() {
        assertGray(ColourOperations.solarize(100).apply(gray(3, 1, 99, 100, 255)), 99, 155, 0);
        assertGray(
                AugmentationSpace.INVERT.operation(0).apply(gray(3, 1, 0, 100, 255)), 255, 155, 0);
    }

    @Test
    void autoContrastStretchesEachChannel() {
        Image image = new Image(2, 1, new byte[] {10, 7, 0, 20, 7, (byte) 255});

        assertThat(ColourOperations.autoContrast(image).rgb())
                .containsExactly(0, 7, 0, (byte) 255, 7, (byte) 255);
    }

    @Test
    void equalizeKeepsPicturesOfFewPixels() {
        Image image = gray(3, 1, 10, 20, 30);

        assertThat(ColourOperations.equalize(image)).isEqualTo(image);
    }

    @Test
    void equalizeSpreadsValuesByTheirCounts() {
        // 170 pixels each of 100, 101 and 102: step (510 - 170) / 255 = 1, so each value becomes
        // the number of pixels below it: 0, 170, and 340 cut to 255.
        int[] values = new int[510];
        for (int i = 0; i < values.length; i++) {
            values[i] = 100 + i / 170;
        }
        int[] expected = Arrays.stream(values).map(v -> Math.min(255, (v - 100) * 170)).toArray();

        assertGray(ColourOperations.equalize(gray(510, 1, values)), expected);
    }

    @Property(tries = 300)
    void geometryAddsNoColors(
            @ForAll @IntRange(min = 1, max = 12) int width,
            @ForAll @IntRange(min = 1, max = 12) int height,
            @ForAll long seed) {
        int[] values = new int[width * height];
        Arrays.setAll(values, i -> i + 1);
        Image image = gray(width, height, values);

        Image moved = new GeometricAugment().apply(image, new SplittableRandom(seed));

        assertThat(moved.width()).isEqualTo(width);
        assertThat(moved.height()).isEqualTo(height);
        for (int i = 0; i < moved.rgb().length; i += 3) {
            assertThat(moved.rgb()[i] & 0xFF).isBetween(0, width * height);
            assertThat(moved.rgb()[i + 1]).isEqualTo(moved.rgb()[i]);
        }
        assertThat(new GeometricAugment().apply(image, new SplittableRandom(seed)))
                .isEqualTo(moved);
    }

    @Test
    void geometryMovesMostPictures() {
        Image image = gray(40, 40, IntStream.range(0, 1600).map(i -> i % 251).toArray());
        List<Image> seen = new ArrayList<>();
        for (int seed = 0; seed < 64; seed++) {
            seen.add(new GeometricAugment().apply(image, new SplittableRandom(seed)));
        }

        // On average, one picture in sixteen stays unchanged.
        assertThat(seen).filteredOn(image::equals).hasSizeBetween(1, 12);
        assertThat(seen).contains(AffineMap.mirror(40).apply(image));
    }

    private static Image gray(int width, int height, int... values) {
        byte[] rgb = new byte[values.length * Image.CHANNELS];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) values[i / Image.CHANNELS];
        }
        return new Image(width, height, rgb);
    }

    private static void assertGray(Image image, int... values) {
        int[] found = new int[image.width() * image.height()];
        for (int i = 0; i < found.length; i++) {
            found[i] = image.rgb()[i * Image.CHANNELS] & 0xFF;
        }
        assertThat(found).containsExactly(values);
    }
}
