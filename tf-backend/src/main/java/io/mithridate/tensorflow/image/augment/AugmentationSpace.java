package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;
import java.util.function.UnaryOperator;

/**
 * The operations that AutoAugment chooses from, and what the ten magnitude bins of each stand for,
 * as in torchvision; each gives the very pixels that Pillow gives.
 *
 * <p>Bins are spaced evenly, in single precision as torch's {@code linspace}, from the weakest (0)
 * to the strongest (9).
 */
public enum AugmentationSpace {
    /** Slope from 0 to 0.3. */
    SHEAR_X,
    /** Slope from 0 to 0.3. */
    SHEAR_Y,
    /** Pixels from 0 to 150/331 of the width; the fraction is dropped. */
    TRANSLATE_X,
    /** Pixels from 0 to 150/331 of the height; the fraction is dropped. */
    TRANSLATE_Y,
    /** Degrees from 0 to 30, counter-clockwise about the centre. */
    ROTATE,
    /** Added to the factor 1: from 0 to 0.9. */
    BRIGHTNESS,
    /** Added to the factor 1: from 0 to 0.9. */
    COLOR,
    /** Added to the factor 1: from 0 to 0.9. */
    CONTRAST,
    /** Added to the factor 1: from 0 to 0.9. */
    SHARPNESS,
    /** Bits that are kept: from 8 to 4. */
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

    private static final double FARTHEST_TRANSLATION = 150.0 / 331.0;

    /** Returns whether a magnitude's sign is drawn by a coin. */
    public boolean isSigned() {
        return compareTo(POSTERIZE) < 0;
    }

    /**
     * Returns the magnitude of a bin in a picture of some size.
     *
     * @param bin from 0 to 9
     * @return the magnitude, in the unit that the constant says
     */
    public double magnitude(int bin, int width, int height) {
        return switch (this) {
            case SHEAR_X, SHEAR_Y -> linear(bin, 0, 0.3f);
            case TRANSLATE_X -> linear(bin, 0, (float) (FARTHEST_TRANSLATION * width));
            case TRANSLATE_Y -> linear(bin, 0, (float) (FARTHEST_TRANSLATION * height));
            case ROTATE -> linear(bin, 0, 30);
            case BRIGHTNESS, COLOR, CONTRAST, SHARPNESS -> linear(bin, 0, 0.9f);
            case POSTERIZE -> Byte.SIZE - Math.rint(bin / ((BINS - 1) / 4.0));
            case SOLARIZE -> linear(bin, 255, 0);
            case AUTO_CONTRAST, EQUALIZE, INVERT -> 0;
        };
    }

    /** Torch counts from the nearer end, which decides the last bit. */
    private static float linear(int bin, float first, float last) {
        float step = (last - first) / (BINS - 1);
        return bin < BINS / 2 ? first + step * bin : last - step * (BINS - 1 - bin);
    }

    /**
     * The operation at a magnitude, signed where {@link #isSigned} says so. It makes a picture of
     * the same size and writes to none.
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
