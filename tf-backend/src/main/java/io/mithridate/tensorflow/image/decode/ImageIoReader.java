package io.mithridate.tensorflow.image.decode;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.Image;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads pictures with the readers of Java's Image I/O and names the file in errors. */
final class ImageIoReader {

    /** Selects a reader for a file. */
    @FunctionalInterface
    interface Choice {
        ImageReader of(ImageInputStream stream) throws IOException;
    }

    /** Reads the pixels with a reader. */
    @FunctionalInterface
    interface Pixels {
        Image of(ImageReader reader) throws IOException;
    }

    private ImageIoReader() {}

    /**
     * Reads a file.
     *
     * @throws CorruptImageException if the file is truncated or damaged, or claims too many pixels
     */
    static Image read(byte[] bytes, String origin, Choice choice, Pixels pixels) {
        try (ImageInputStream stream =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            ImageReader reader = choice.of(stream);
            try {
                return read(reader, stream, origin, pixels);
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            throw corrupt(origin, e);
        }
    }

    private static Image read(
            ImageReader reader, ImageInputStream stream, String origin, Pixels pixels)
            throws IOException {
        TruncationListener truncation = new TruncationListener();
        reader.addIIOReadWarningListener(truncation);
        try {
            reader.setInput(stream, true, true);
            PictureFileReader.requireMaxPixels(reader.getWidth(0), reader.getHeight(0), origin);
            Image image = pixels.of(reader);
            if (truncation.detected) {
                throw new CorruptImageException(origin, "the file is truncated");
            }
            return image;
        } catch (IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | NullPointerException
                | ArithmeticException e) {
            // Besides IOException, the JDK's readers throw these on damaged files.
            throw corrupt(origin, e);
        }
    }

    private static CorruptImageException corrupt(String origin, Exception cause) {
        String reason = cause.getMessage();
        return new CorruptImageException(
                origin,
                "cannot be decoded: "
                        + (reason == null ? cause.getClass().getSimpleName() : reason),
                cause);
    }

    /** Detects truncation: the JPEG reader fills missing pixels with gray and only warns. */
    private static final class TruncationListener implements IIOReadWarningListener {
        private boolean detected;

        @Override
        public void warningOccurred(ImageReader source, String warning) {
            detected |= warning.toLowerCase(Locale.ROOT).contains("premature end");
        }
    }
}
