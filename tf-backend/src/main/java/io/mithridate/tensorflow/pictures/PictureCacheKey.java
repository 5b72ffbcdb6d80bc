package io.mithridate.tensorflow.pictures;

/**
 * All that decides the pixels of the pictures in a cache file.
 *
 * @param fingerprint the set's: the same pictures in the same order have the same one
 * @param pictures how many there are in the set
 * @param size the side of the squares that the pictures were brought to, in pixels; {@link
 *     #OWN_SIZE} where each has a size of its own
 * @param preprocessing what made, decoded and resized them, with versions
 */
public record PictureCacheKey(String fingerprint, int pictures, int size, String preprocessing) {

    /** Pictures as they were decoded. */
    public static final int OWN_SIZE = 0;

    public PictureCacheKey {
        if (pictures < 0 || size < 0) {
            throw new IllegalArgumentException(
                    "%d pictures of %d pixels".formatted(pictures, size));
        }
    }
}
