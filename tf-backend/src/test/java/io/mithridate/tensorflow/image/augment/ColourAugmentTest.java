package io.mithridate.tensorflow.image.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import org.junit.jupiter.api.Test;

class ColourAugmentTest {

    private static final int DRAWS = 2000;

    /** Red, and darker to the right. */
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

    private static boolean isGrey(Image image) {
        return image.value(0, 0, 0) == image.value(0, 0, 1)
                && image.value(0, 0, 1) == image.value(0, 0, 2);
    }

    private static int light(Image image, int x) {
        return image.value(x, 0, 0) + image.value(x, 0, 1) + image.value(x, 0, 2);
    }

    /** Untouched, but for the mirror: 0.2 of the draws are not jittered, 0.8 of these not grey. */
    @Test
    void mirrorsHalfJittersFourAndGreysOneOfFive() {
        Image picture = picture();
        Image mirror = AffineMap.mirror(4).apply(picture);
        int mirrored = 0;
        int grey = 0;
        int untouched = 0;
        for (int i = 0; i < DRAWS; i++) {
            Image changed = new ColourAugment().apply(picture, new Seed(i).generator());
            mirrored += light(changed, 3) > light(changed, 0) ? 1 : 0;
            grey += isGrey(changed) ? 1 : 0;
            untouched += changed.equals(picture) || changed.equals(mirror) ? 1 : 0;
        }
        assertThat((double) mirrored / DRAWS).isEqualTo(0.5, within(0.04));
        assertThat((double) grey / DRAWS).isEqualTo(0.2, within(0.03));
        assertThat((double) untouched / DRAWS).isEqualTo(0.16, within(0.03));
        assertThat(picture).isEqualTo(picture());
    }
}
