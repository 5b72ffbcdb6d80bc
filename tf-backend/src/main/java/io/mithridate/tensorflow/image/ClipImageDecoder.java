package io.mithridate.tensorflow.image;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import jakarta.inject.Inject;

/**
 * Decodes pictures and brings them to a model's size as CLIP does, with the numbers of Pillow and
 * torchvision: the shorter side resized by antialiased bicubic interpolation, the longer one to
 * {@code floor(size * longer / shorter)}, and the centre cut out, half pixels rounded to even.
 *
 * <p>A picture that already is a square of the asked size is handed back as it is. Safe for use by
 * several threads.
 */
public final class ClipImageDecoder implements ImageDecoder {

    /** Made by injection. */
    @Inject
    public ClipImageDecoder() {}

    private final PictureFileReader reader = new PictureFileReader();

    @Override
    public Image decode(ImageData data) {
        if (data instanceof ImageData.Decoded decoded) {
            return decoded.image();
        }
        ImageData.Encoded encoded = (ImageData.Encoded) data;
        return reader.read(encoded.bytes(), encoded.origin());
    }

    @Override
    public Image decode(ImageData data, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a square of %d pixels".formatted(size));
        }
        return square(decode(data), size);
    }

    /** The centre of a picture whose shorter side is resized to {@code size}. */
    private static Image square(Image image, int size) {
        int width = image.width();
        int height = image.height();
        if (width == size && height == size) {
            return image;
        }
        int resizedWidth = width <= height ? size : longerSide(size, width, height);
        int resizedHeight = width <= height ? longerSide(size, height, width) : size;
        return BicubicResampler.window(
                image,
                resizedWidth,
                resizedHeight,
                margin(resizedWidth, size),
                margin(resizedHeight, size),
                size,
                size);
    }

    private static int longerSide(int size, int longer, int shorter) {
        return (int) ((double) ((long) size * longer) / shorter);
    }

    private static int margin(int side, int size) {
        return (int) Math.rint((side - size) / 2.0);
    }
}
