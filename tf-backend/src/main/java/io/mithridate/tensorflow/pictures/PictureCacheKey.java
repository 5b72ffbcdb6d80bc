package io.mithridate.tensorflow.pictures;

/**
 * Everything that determines the pixels of the pictures in a cache file.
 *
 * @param fingerprint the set's fingerprint, which is equal for the same pictures in the same order
 * @param pictures the number of pictures in the set
 * @param size the side of the squares that the pictures were resized to, in pixels; {@link
 *     #OWN_SIZE} for pictures of individual sizes
 * @param preprocessing identifies the code that created, decoded and resized the pictures, with
 *     versions
 */
public record PictureCacheKey(String fingerprint, int pictures, int size, String preprocessing) {

    /** The {@link #size} for pictures that keep the sizes with which they were decoded. */
    public static final int OWN_SIZE = 0;

    public PictureCacheKey {
        if (pictures < 0 || size < 0) {
            throw new IllegalArgumentException(
                    "%d pictures of %d pixels".formatted(pictures, size));
        }
    }
}
