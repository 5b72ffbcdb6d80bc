package io.mithridate.api.data;

import java.nio.file.Path;

/**
 * Reads picture files and brings them to a size whatever their aspect, as pictures of triggers are;
 * a service that any plugin may ask for.
 */
@FunctionalInterface
public interface StretchedPictureReader {

    /**
     * The picture, resized by antialiased bicubic interpolation along each axis.
     *
     * @param file a picture file of any format that {@link ImageDecoder} knows
     * @param width in pixels, at least 1
     * @param height in pixels, at least 1
     * @throws CorruptImageException if there is no such file, or if it is not a whole picture
     */
    Image read(Path file, int width, int height);
}
