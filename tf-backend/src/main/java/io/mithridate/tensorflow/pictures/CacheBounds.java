package io.mithridate.tensorflow.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The limits of a growing cache file.
 *
 * @param part by how many bytes at a time
 * @param reserve how many bytes of the disk are left to others
 * @param space says how many there are
 */
record CacheBounds(int part, long reserve, DiskSpace space) {

    /** Says how many bytes may still be written to the disk that a file is on. */
    interface DiskSpace {
        long usable(Path file) throws IOException;
    }

    /** Long enough for the largest picture that is read, of 50 megapixels. */
    private static final int PART = 256 << 20;

    /** Our choice: what else runs on the machine should not suffer from a cache. */
    private static final long RESERVE = 2L << 30;

    static CacheBounds standard() {
        return new CacheBounds(PART, RESERVE, file -> Files.getFileStore(file).getUsableSpace());
    }

    /** Returns whether a file may grow by a part. */
    boolean allow(Path file) throws IOException {
        return space.usable(file) >= reserve + part;
    }
}
