package io.mithridate.api.data;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where decoded pictures may be kept, so that later epochs and later runs need not decode them. It
 * changes no result, so it is in no stage's key.
 *
 * @param folder may be made and filled; empty if nothing is kept on disk
 */
public record PictureCaching(Optional<Path> folder) {

    /** Nothing is kept on disk. */
    public static PictureCaching none() {
        return new PictureCaching(Optional.empty());
    }
}
