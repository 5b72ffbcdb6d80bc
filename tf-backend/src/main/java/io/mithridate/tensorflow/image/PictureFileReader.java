package io.mithridate.tensorflow.image;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.Image;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads PNG, JPEG, GIF and BMP files; of several frames the first.
 *
 * <p>Sizes are looked at before anything is decoded, so that a small file which claims to be a huge
 * picture costs nothing.
 */
final class PictureFileReader {

    /** 50 megapixels: 150 MB decoded. */
    static final long MOST_PIXELS = 50_000_000;

    Image read(byte[] bytes, String origin) {
        if (bytes.length == 0) {
            throw new CorruptImageException(origin, "the file is empty");
        }
        PngChunks.check(bytes, origin);
        try (ImageInputStream stream =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new CorruptImageException(
                        origin,
                        "%d bytes that are no picture of a known kind (PNG, JPEG, GIF, BMP)"
                                .formatted(bytes.length));
            }
            ImageReader reader = readers.next();
            try {
                return read(reader, stream, origin);
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            throw corrupt(origin, e);
        }
    }

    private static Image read(ImageReader reader, ImageInputStream stream, String origin)
            throws IOException {
        TruncationListener truncation = new TruncationListener();
        reader.addIIOReadWarningListener(truncation);
        try {
            reader.setInput(stream, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > MOST_PIXELS) {
                throw new CorruptImageException(
                        origin,
                        "claims %d x %d pixels; more than %d are not read"
                                .formatted(reader.getWidth(0), reader.getHeight(0), MOST_PIXELS));
            }
            Image image = RgbPixels.of(reader.read(0));
            if (truncation.seen) {
                throw new CorruptImageException(origin, "the file is truncated");
            }
            return image;
        } catch (IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | NullPointerException
                | ArithmeticException e) {
            // What the JDK's readers throw on damaged files beside IOException.
            throw corrupt(origin, e);
        }
    }

    private static CorruptImageException corrupt(String origin, Exception cause) {
        String reason = cause.getMessage();
        CorruptImageException exception =
                new CorruptImageException(
                        origin,
                        "cannot be decoded: "
                                + (reason == null ? cause.getClass().getSimpleName() : reason));
        exception.initCause(cause);
        return exception;
    }

    /** The JPEG reader fills what is missing with grey and merely warns. */
    private static final class TruncationListener implements IIOReadWarningListener {
        private boolean seen;

        @Override
        public void warningOccurred(ImageReader source, String warning) {
            seen |= warning.toLowerCase(Locale.ROOT).contains("premature end");
        }
    }
}
