package io.mithridate.tensorflow.image.decode;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import io.mithridate.api.data.Image;
import java.io.IOException;
import javax.imageio.ImageReader;

/**
 * Reads WebP files with Google's libwebp, as Pillow does. Pure Java readers upsample chroma
 * differently and deviate by up to a hundred levels at edges.
 */
final class WebpReader {

    private static final int FORMAT_OFFSET = 8;

    private WebpReader() {}

    /** Returns whether a file begins like a WebP file. */
    static boolean isWebp(byte[] bytes) {
        return PictureFileReader.hasNameAt(bytes, 0, "RIFF")
                && PictureFileReader.hasNameAt(bytes, FORMAT_OFFSET, "WEBP");
    }

    /**
     * Reads a file, or its first frame if it is animated.
     *
     * @throws io.mithridate.api.data.CorruptImageException if the file is truncated or damaged
     */
    static Image read(byte[] bytes, String origin) {
        if (!WebpFrame.isAnimated(bytes)) {
            return readStill(bytes, origin);
        }
        WebpFrame frame = WebpFrame.first(bytes, origin);
        PictureFileReader.requireMaxPixels(frame.width(), frame.height(), origin);
        return frame.onCanvas(readStill(frame.still(), origin), origin);
    }

    private static Image readStill(byte[] bytes, String origin) {
        // Bypasses ImageIO's registry, which does not see every class loader.
        return ImageIoReader.read(
                bytes,
                origin,
                stream -> new WebPImageReaderSpi().createReaderInstance(),
                WebpReader::readPixels);
    }

    private static Image readPixels(ImageReader reader) throws IOException {
        try {
            return RgbPixels.of(reader.read(0));
        } catch (OutOfMemoryError e) {
            // libwebp fails like this if sizes within a damaged file are inconsistent; the size of
            // the picture itself was checked before.
            throw new IOException("the WebP data are damaged", e);
        }
    }
}
