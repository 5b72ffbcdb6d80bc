package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;
import java.util.function.UnaryOperator;

/**
 * The operations that AutoAugment chooses from and their ten magnitude bins, as in torchvision. The
 * results are identical to Pillow's.
 *
 * <p>Bins are spaced evenly from the weakest (0) to the strongest (9), in single precision as in
 * torch's {@code linspace}.
 */
public enum AugmentationSpace {
    /** Slope from 0 to 0.3. */
    SHEAR_X,
    /** Slope from 0 to 0.3. */
    SHEAR_Y,
    /** Pixels from 0 to 150/331 of the width, truncated to an integer. */
    TRANSLATE_X,
    /** Pixels from 0 to 150/331 of the height, truncated to an integer. */
    TRANSLATE_Y,
    /** Degrees from 0 to 30, counter-clockwise about the center. */
    ROTATE,
    /** Difference of the factor from 1, from 0 to 0.9. */
    BRIGHTNESS,
    /** Difference of the factor from 1, from 0 to 0.9. */
    COLOR,
    /** Difference of the factor from 1, from 0 to 0.9. */
    CONTRAST,
    /** Difference of the factor from 1, from 0 to 0.9. */
    SHARPNESS,
    /** Number of bits that are kept, from 8 to 4. */
    POSTERIZE,
    /** Threshold from 255 to 0. */
    SOLARIZE,
    /** No magnitude. */
    AUTO_CONTRAST,
    /** No magnitude. */
    EQUALIZE,
    /** No magnitude. */
    INVERT;

    /** The number of magnitude bins. */
    public static final int BINS = 10;

    private static final double MAX_TRANSLATION = 150.0 / 331.0;

    /** Returns whether the sign of the magnitude is drawn at random. */
    public boolean isSigned() {
        return compareTo(POSTERIZE) < 0;
    }

    /**
     * Returns the magnitude of a bin for a picture of the given size.
     *
     * @param bin from 0 to 9
     * @return the magnitude, in the unit documented at the constant
     */
    public double magnitude(int bin, int width, int height) {
        return switch (this) {
            case SHEAR_X, SHEAR_Y -> interpolate(bin, 0, 0.3f);
            case TRANSLATE_X -> interpolate(bin, 0, (float) (MAX_TRANSLATION * width));
            case TRANSLATE_Y -> interpolate(bin, 0, (float) (MAX_TRANSLATION * height));
            case ROTATE -> interpolate(bin, 0, 30);
            case BRIGHTNESS, COLOR, CONTRAST, SHARPNESS -> interpolate(bin, 0, 0.9f);
            case POSTERIZE -> Byte.SIZE - Math.rint(bin / ((BINS - 1) / 4.0));
            case SOLARIZE -> interpolate(bin, 255, 0);
            case AUTO_CONTRAST, EQUALIZE, INVERT -> 0;
        };
    }

    /** Interpolates from the nearer end, as torch does; this affects the last bit. */
    private static float interpolate(int bin, float first, float last) {
        float step = (last - first) / (BINS - 1);
        return bin < BINS / 2 ? first + step * bin : last - step * (BINS - 1 - bin);
    }

    /**
     * Returns the operation with the given magnitude, which is signed if {@link #isSigned} is true.
     * The operation returns a picture of the same size and does not modify its input.
     */
    public UnaryOperator<Image> operation(double magnitude) {
        float factor = (float) (1 + magnitude);
        return switch (this) {
            case SHEAR_X -> AffineMap.shearX(magnitude);
            case SHEAR_Y -> AffineMap.shearY(magnitude);
            case TRANSLATE_X -> AffineMap.translation((int) magnitude, 0);
            case TRANSLATE_Y -> AffineMap.translation(0, (int) magnitude);
            case ROTATE ->
                    image ->
                            magnitude == 0
                                    ? image
                                    : AffineMap.rotation(magnitude, image.width(), image.height())
                                            .apply(image);
            case BRIGHTNESS -> ColourOperations.brightness(factor);
            case COLOR -> ColourOperations.saturation(factor);
            case CONTRAST -> ColourOperations.contrast(factor);
            case SHARPNESS -> ColourOperations.sharpness(factor);
            case POSTERIZE -> ColourOperations.posterize((int) magnitude);
            case SOLARIZE -> ColourOperations.solarize(magnitude);
            case AUTO_CONTRAST -> ColourOperations::autoContrast;
            case EQUALIZE -> ColourOperations::equalize;
            case INVERT -> ColourOperations.solarize(0);
        };
    }
}
