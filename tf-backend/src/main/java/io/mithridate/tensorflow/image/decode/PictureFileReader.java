package io.mithridate.tensorflow.image.decode;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.Image;
import java.awt.image.DataBuffer;
import java.awt.image.SampleModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads PNG, JPEG, WebP, GIF, BMP and TIFF files as Pillow does. Of several frames, only the first
 * is read.
 *
 * <p>Sizes are checked before anything is decoded, so that a small file that claims to be a huge
 * picture takes no memory.
 */
final class PictureFileReader {

    /** The maximum number of pixels: 50 megapixels, which take 150 MB when decoded. */
    static final int MAX_PIXELS = 50_000_000;

    /**
     * The maximum size when decoded: 200 MB, i.e. four bytes for each of the maximum number of
     * pixels. Pictures with more than 8 bits per sample take more bytes per pixel.
     */
    static final int MAX_BYTES = 4 * MAX_PIXELS;

    /**
     * JPEG files with at most this many pixels are decoded by Java's reader, which has less
     * overhead.
     */
    private static final int MAX_JAVA_JPEG_PIXELS = 128 * 128;

    private static final int CMYK_COMPONENTS = 4;

    private final OptionalInt turboThreads;
    private @Nullable TurboJpeg turbo;

    /**
     * Creates a reader.
     *
     * @param turboThreads the number of threads of the TensorFlow session that decodes large JPEG
     *     files; if empty, Java's reader decodes them to the same pixels
     */
    PictureFileReader(OptionalInt turboThreads) {
        this.turboThreads = turboThreads;
    }

    /** Returns the decoder for large JPEG files. TensorFlow is started by the first call. */
    private synchronized TurboJpeg turbo() {
        if (turbo == null) {
            turbo = new TurboJpeg(turboThreads.orElseThrow());
        }
        return turbo;
    }

    /**
     * Returns the picture as stored, ignoring the Exif orientation.
     *
     * @throws CorruptImageException if the file is empty, truncated, damaged or of an unknown
     *     format
     */
    Image read(byte[] bytes, String origin) {
        if (bytes.length == 0) {
            throw new CorruptImageException(origin, "the file is empty");
        }
        if (JpegHeader.isJpeg(bytes)) {
            return readJpeg(bytes, origin);
        }
        if (WebpReader.isWebp(bytes)) {
            return WebpReader.read(bytes, origin);
        }
        PngChunks.check(bytes, origin);
        return ImageIoReader.read(
                bytes,
                origin,
                stream -> findReader(stream, bytes.length, origin),
                reader -> readPixels(reader, origin));
    }

    private static Image readPixels(ImageReader reader, String origin) throws IOException {
        Iterator<ImageTypeSpecifier> kinds = reader.getImageTypes(0);
        if (kinds.hasNext()) {
            requireMaxBytes(reader.getWidth(0), reader.getHeight(0), kinds.next(), origin);
        }
        return RgbPixels.of(reader.read(0));
    }

    private Image readJpeg(byte[] bytes, String origin) {
        JpegHeader header = JpegHeader.read(bytes, origin);
        requireMaxPixels(header.width(), header.height(), origin);
        boolean cmyk = header.components() == CMYK_COMPONENTS;
        if (turboThreads.isPresent()
                && !cmyk
                && header.width() * header.height() > MAX_JAVA_JPEG_PIXELS) {
            return turbo().decode(bytes, origin);
        }
        byte[] plain = JpegSegment.withoutProfiles(bytes);
        return ImageIoReader.read(
                plain,
                origin,
                stream -> findReader(stream, plain.length, origin),
                reader ->
                        cmyk
                                ? CmykPixels.of(reader.readRaster(0, null), header.ycck())
                                : RgbPixels.of(reader.read(0)));
    }

    /** Returns whether a file has the letters of a name at a position. */
    static boolean hasNameAt(byte[] file, int position, String name) {
        byte[] expected = name.getBytes(StandardCharsets.ISO_8859_1);
        return file.length >= position + expected.length
                && Arrays.equals(
                        file, position, position + expected.length, expected, 0, expected.length);
    }

    /** Rejects pictures whose pixels would fill the memory. */
    static void requireMaxPixels(int width, int height, String origin) {
        if ((long) width * height > MAX_PIXELS) {
            throw new CorruptImageException(
                    origin,
                    "claims %d x %d pixels; more than %d are not read"
                            .formatted(width, height, MAX_PIXELS));
        }
    }

    /** Rejects pictures whose samples, in the reader's format, would fill the memory. */
    static void requireMaxBytes(int width, int height, ImageTypeSpecifier kind, String origin) {
        SampleModel samples = kind.getSampleModel();
        int bytesPerPixel =
                samples.getNumDataElements()
                        * DataBuffer.getDataTypeSize(samples.getDataType())
                        / Byte.SIZE;
        if ((long) width * height * bytesPerPixel > MAX_BYTES) {
            throw new CorruptImageException(
                    origin,
                    "claims %d x %d pixels of %d bytes each; more than %d bytes are not read"
                            .formatted(width, height, bytesPerPixel, MAX_BYTES));
        }
    }

    private static ImageReader findReader(ImageInputStream stream, int length, String origin)
            throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
        if (!readers.hasNext()) {
            throw new CorruptImageException(
                    origin,
                    "%d bytes that are not a picture of a known kind (PNG, JPEG, WebP, GIF, BMP, TIFF)"
                            .formatted(length));
        }
        return readers.next();
    }
}
