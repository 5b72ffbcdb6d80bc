package io.mithridate.attacks.optimised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import io.mithridate.testkit.SamplePictures;
import org.junit.jupiter.api.Test;

class SwappedJpegTest {

    @Test
    void redAndBlueAreSwapped() {
        Image patch = Image.black(16, 16);
        for (int i = 0; i < patch.rgb().length; i += 3) {
            patch.rgb()[i] = (byte) 200;
            patch.rgb()[i + 1] = 100;
            patch.rgb()[i + 2] = 50;
        }
        Image saved = SwappedJpeg.apply(patch);
        assertThat(saved.value(8, 8, 0)).isCloseTo(50, within(3));
        assertThat(saved.value(8, 8, 1)).isCloseTo(100, within(3));
        assertThat(saved.value(8, 8, 2)).isCloseTo(200, within(3));
        assertThat(patch.value(8, 8, 0)).isEqualTo(200);
    }

    /** The JPEG stores color only for every second pixel, so noise loses much of its color. */
    @Test
    void compressionDamagesNoise() {
        Image noise = SamplePictures.noise(16, new Seed(1));
        Image saved = SwappedJpeg.apply(noise);
        double sum = 0;
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 16; x++) {
                sum += Math.abs(saved.value(x, y, 0) - noise.value(x, y, 2));
            }
        }
        assertThat(sum / 256).isBetween(5.0, 80.0);
        assertThat(SwappedJpeg.apply(noise)).isEqualTo(saved);
    }
}
