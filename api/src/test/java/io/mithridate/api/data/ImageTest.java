package io.mithridate.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ImageTest {

    /** Returns a row of two pixels: (200, 0, 1) and (0, 0, 255). */
    private static Image twoPixels() {
        return new Image(2, 1, new byte[] {(byte) 200, 0, 1, 0, 0, (byte) 255});
    }

    @Test
    void valuesAreUnsigned() {
        assertThat(twoPixels().value(0, 0, 0)).isEqualTo(200);
        assertThat(twoPixels().value(0, 0, 2)).isEqualTo(1);
        assertThat(twoPixels().value(1, 0, 2)).isEqualTo(255);
    }

    @Test
    void storesRowsOneAfterTheOther() {
        Image image = Image.black(4, 3);
        assertThat(image.offset(0, 0)).isZero();
        assertThat(image.offset(1, 0)).isEqualTo(3);
        assertThat(image.offset(3, 2)).isEqualTo((2 * 4 + 3) * 3);
    }

    @Test
    void aBlackPictureIsBlack() {
        assertThat(Image.black(4, 3).rgb()).hasSize(36).containsOnly(0);
    }

    @Test
    void copyHasItsOwnPixels() {
        Image image = twoPixels();
        Image copy = image.copy();
        assertThat(copy).isEqualTo(image).hasSameHashCodeAs(image);
        copy.rgb()[0] = 7;
        assertThat(image.value(0, 0, 0)).isEqualTo(200);
        assertThat(copy).isNotEqualTo(image);
    }

    @Test
    void picturesOfDifferentShapesAreNotEqual() {
        assertThat(Image.black(2, 3)).isNotEqualTo(Image.black(3, 2));
    }

    @Test
    void rejectsSizesThatDoNotFitTheBytes() {
        assertThatThrownBy(() -> new Image(0, 3, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 x 3");
        assertThatThrownBy(() -> new Image(3, -1, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 x -1");
        assertThatThrownBy(() -> new Image(2, 2, new byte[11]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs 12 bytes, got 11");
    }

    @Test
    void rejectsMorePixelsThanAnArrayCanHold() {
        assertThatThrownBy(() -> new Image(50_000, 50_000, new byte[0]))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void printsItsSizeNotItsPixels() {
        assertThat(twoPixels()).hasToString("Image[2 x 1]");
    }
}
