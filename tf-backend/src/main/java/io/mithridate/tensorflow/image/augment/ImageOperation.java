package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;

/**
 * One operation on a picture, with its magnitude settled; gives the very pixels that Pillow gives.
 *
 * <p>Operations are pure: pictures are not written to.
 */
public sealed interface ImageOperation
        permits AffineMap,
                AutoContrast,
                Brightness,
                Color,
                Contrast,
                Equalize,
                Invert,
                Posterize,
                Rotate,
                Sharpness,
                ShearX,
                ShearY,
                Solarize,
                TranslateX,
                TranslateY {

    /** The picture that the operation makes, of the same size. */
    Image apply(Image image);
}
