package io.mithridate.defenses.inversion;

import io.mithridate.api.data.Image;
import io.mithridate.tensorflow.image.ImageTransform;
import java.util.random.RandomGenerator;

/**
 * Pictures that are brighter or darker by a factor, drawn anew each time.
 *
 * @param most the factor lies within 1 ± this
 */
record Brightened(double most) implements ImageTransform {

    private static final int WHITE = 255;

    @Override
    public Image apply(Image image, RandomGenerator random) {
        double factor = 1 + most * (2 * random.nextDouble() - 1);
        byte[] rgb = image.rgb().clone();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) Math.round(Math.min(WHITE, factor * Byte.toUnsignedInt(rgb[i])));
        }
        return new Image(image.width(), image.height(), rgb);
    }
}
