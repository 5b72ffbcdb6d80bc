package io.mithridate.api.backend;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The place for decoded pictures, so that later epochs and later runs need not decode them. It
 * changes no result, so it is in no stage's key.
 *
 * @param folder may be made and filled; empty if nothing is kept on disk
 * @param code what code makes the data set's pictures: digests of plugins. A fingerprint tells what
 *     goes into pictures, not how they are drawn or read, so what other code made is never used
 */
public record PictureCaching(Optional<Path> folder, String code) {

    /** Pictures that are kept in a folder, whatever code makes them. */
    public PictureCaching(Optional<Path> folder) {
        this(folder, "");
    }

    /** Nothing is kept on disk. */
    public static PictureCaching none() {
        return new PictureCaching(Optional.empty());
    }
}
