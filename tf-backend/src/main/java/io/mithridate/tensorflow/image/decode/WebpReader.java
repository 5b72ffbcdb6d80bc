package io.mithridate.tensorflow.image.decode;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import io.mithridate.api.data.Image;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageReader;

/**
 * Reads WebP files, on Google's libwebp as Pillow has it: readers in Java alone upsample colours
 * otherwise and are off by up to a hundred grey levels at edges.
 */
final class WebpReader {

    private static final int KIND = 8;
    private static final int NAME_BYTES = 4;

    private WebpReader() {}

    /** Returns whether a file begins as WebP files do. */
    static boolean begins(byte[] bytes) {
        return bytes.length >= KIND + NAME_BYTES
                && name(bytes, 0).equals("RIFF")
                && name(bytes, KIND).equals("WEBP");
    }

    private static String name(byte[] bytes, int at) {
        return new String(bytes, at, NAME_BYTES, StandardCharsets.ISO_8859_1);
    }

    /**
     * Reads a file; of an animated one the first frame.
     *
     * @throws io.mithridate.api.data.CorruptImageException if it is truncated or damaged
     */
    static Image read(byte[] bytes, String origin) {
        if (!WebpFrame.isIn(bytes)) {
            return still(bytes, origin);
        }
        WebpFrame frame = WebpFrame.first(bytes, origin);
        PictureFileReader.requireFewPixels(frame.width(), frame.height(), origin);
        return frame.placed(still(frame.still(), origin), origin);
    }

    private static Image still(byte[] bytes, String origin) {
        // Made without ImageIO's registry, which does not see every class loader.
        return ImageIoReader.read(
                bytes,
                origin,
                stream -> new WebPImageReaderSpi().createReaderInstance(),
                WebpReader::pixels);
    }

    private static Image pixels(ImageReader reader) throws IOException {
        try {
            return RgbPixels.of(reader.read(0));
        } catch (OutOfMemoryError e) {
            // So libwebp answers when sizes within a damaged file make no sense; the picture's own
            // size was looked at before.
            throw new IOException("the WebP data are damaged", e);
        }
    }
}
