package io.mithridate.tensorflow.image.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class RgbPixelsTest {

    /** Pillow rounds 21 of 31, 42 of 63 and 10 of 31 down to 172, 170 and 82. */
    @Test
    void scalesEachChannelByItsOwnDepth() {
        BufferedImage picture = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_565_RGB);
        picture.getRaster().setPixel(0, 0, new int[] {21, 42, 10});
        picture.getRaster().setPixel(1, 0, new int[] {31, 63, 0});

        assertThat(RgbPixels.of(picture).rgb()).containsExactly(172, 170, 82, 255, 255, 0);
    }
}
