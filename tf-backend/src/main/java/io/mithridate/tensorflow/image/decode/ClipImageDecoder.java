package io.mithridate.tensorflow.image.decode;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.image.resize.BicubicResampler;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalInt;
import org.tensorflow.TensorFlow;

/**
 * Decodes pictures and resizes them to a model's input size as CLIP does, with the results of
 * Pillow and torchvision: the shorter side is resized by antialiased bicubic interpolation, the
 * longer one to {@code floor(size * longer / shorter)}, and the center is cropped, with half pixels
 * rounded to even.
 *
 * <p>Colors are converted as by Pillow's {@code convert("RGB")}: gray is repeated, palettes are
 * looked up, transparency is dropped, and no color profile is applied. There is one deliberate
 * deviation from OpenAI's code: pictures are rotated upright according to their Exif orientation,
 * as by Pillow's {@code exif_transpose}.
 *
 * <p>A square picture that already has the requested size is returned unchanged. Safe for use by
 * several threads.
 */
public final class ClipImageDecoder implements ImageDecoder {

    /**
     * Must be incremented whenever a file is decoded to other pixels than before; a test detects
     * this for some files.
     */
    private static final int PIXELS_VERSION = 2;

    private final PictureFileReader reader;
    private final BlackPictures blackPictures = new BlackPictures();

    /** Creates a decoder that works without TensorFlow: the same pixels, but slower. */
    public ClipImageDecoder() {
        reader = new PictureFileReader(OptionalInt.empty());
    }

    /**
     * Creates a decoder that decodes large JPEG files with TensorFlow.
     *
     * @param compute provides the number of threads for TensorFlow
     */
    @Inject
    public ClipImageDecoder(Compute compute) {
        reader = new PictureFileReader(OptionalInt.of(compute.threads()));
    }

    @Override
    public Image decode(ImageData data) {
        if (data instanceof ImageData.Decoded decoded) {
            return decoded.image();
        }
        ImageData.Encoded encoded = (ImageData.Encoded) data;
        Image stored = reader.read(encoded.bytes(), encoded.origin());
        return ExifOrientation.of(encoded.bytes()).upright(stored);
    }

    @Override
    public Image decode(ImageData data, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a square of %d pixels".formatted(size));
        }
        return square(decode(data), size);
    }

    /**
     * Replaces a corrupt picture with a black one, for up to as many pictures as the set allows.
     */
    @Override
    public Image decode(PairSet pairs, int index, int size) {
        try {
            return decode(pairs.image(index), size);
        } catch (CorruptImageException e) {
            return blackPictures.replace(pairs, index, size, e);
        }
    }

    /** Includes the versions of Java and TensorFlow, since their image readers may change. */
    @Override
    public Optional<String> version() {
        return Optional.of(
                "clip %d, Java %d, TensorFlow %s"
                        .formatted(
                                PIXELS_VERSION, Runtime.version().feature(), TensorFlow.version()));
    }

    /** Resizes a picture's shorter side to {@code size} and returns the square in the center. */
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
