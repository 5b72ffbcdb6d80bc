package io.mithridate.api.data;

import java.nio.file.Path;

/**
 * Reads picture files, e.g. of triggers, and resizes them without preserving the aspect ratio. This
 * is a service that any plugin may request.
 */
@FunctionalInterface
public interface StretchedPictureReader {

    /**
     * Returns the picture, resized by antialiased bicubic interpolation along each axis.
     *
     * @param file a picture file of any format supported by {@link ImageDecoder}
     * @param width the width in pixels, at least 1
     * @param height the height in pixels, at least 1
     * @throws CorruptImageException if the file does not exist or is not a complete picture
     */
    Image read(Path file, int width, int height);
}
