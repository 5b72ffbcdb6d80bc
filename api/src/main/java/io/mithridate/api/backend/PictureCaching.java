package io.mithridate.api.backend;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The location of the cache of decoded pictures, from which later epochs and later runs read
 * instead of decoding again. It does not affect results, so it is not part of any cache key.
 *
 * @param folder the cache folder, which is created if necessary; empty to cache nothing on disk
 * @param code digests of the plugins whose code makes the data set's pictures. They ensure that
 *     pictures made by other code are never reused, because a data set's fingerprint covers the
 *     inputs of its pictures but not the code that draws or reads them
 */
public record PictureCaching(Optional<Path> folder, String code) {

    /**
     * Creates a setting that caches pictures in a folder, regardless of the code that makes them.
     */
    public PictureCaching(Optional<Path> folder) {
        this(folder, "");
    }

    /** Returns a setting that caches nothing on disk. */
    public static PictureCaching none() {
        return new PictureCaching(Optional.empty());
    }
}
