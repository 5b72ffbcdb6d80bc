package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;
import java.util.random.RandomGenerator;

/**
 * Moves pixels without changing colors: a picture is mirrored, sheared, rotated and shifted, each
 * with probability 1/2. Slopes and angles are drawn uniformly from AutoAugment's ranges (up to 0.3
 * and up to 30 degrees), and shifts are up to 15% of the side.
 *
 * <p>This is our own choice, not a published policy: a counterpart to {@link AutoAugment} that
 * shows whether a defense's effect is due to geometry or to colors. All steps are combined into one
 * map, so that pixels are sampled only once, by nearest-neighbor interpolation. Areas outside the
 * original picture become black.
 */
public final class GeometricAugment implements ImageTransform {

    private static final double MAX_SLOPE = 0.3;
    private static final double MAX_ANGLE = 30;
    private static final double MAX_SHIFT = 0.15;

    @Override
    public Image apply(Image image, RandomGenerator random) {
        int width = image.width();
        int height = image.height();
        AffineMap map = AffineMap.IDENTITY;
        if (random.nextBoolean()) {
            map = map.then(AffineMap.mirror(width));
        }
        if (random.nextBoolean()) {
            double slope = drawWithin(MAX_SLOPE, random);
            AffineMap shear =
                    random.nextBoolean() ? AffineMap.shearX(slope) : AffineMap.shearY(slope);
            map = map.then(shear.about(width / 2.0, height / 2.0));
        }
        if (random.nextBoolean()) {
            map = map.then(AffineMap.rotation(drawWithin(MAX_ANGLE, random), width, height));
        }
        if (random.nextBoolean()) {
            double right = Math.rint(drawWithin(MAX_SHIFT * width, random));
            double down = Math.rint(drawWithin(MAX_SHIFT * height, random));
            map = map.then(AffineMap.translation(right, down));
        }
        return map.apply(image);
    }

    /** Draws uniformly from {@code -limit} to {@code limit}. */
    private static double drawWithin(double limit, RandomGenerator random) {
        return (2 * random.nextDouble() - 1) * limit;
    }
}
