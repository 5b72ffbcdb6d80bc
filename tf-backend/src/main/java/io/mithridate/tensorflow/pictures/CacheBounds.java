package io.mithridate.tensorflow.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The limits on the growth of a cache file.
 *
 * @param part the number of bytes by which the file grows at a time
 * @param reserve the number of bytes of disk space to leave free
 * @param space returns the free disk space
 */
record CacheBounds(int part, long reserve, DiskSpace space) {

    /** Returns the number of bytes that may still be written to the disk of a file. */
    interface DiskSpace {
        long usable(Path file) throws IOException;
    }

    /**
     * The size of a part, which is large enough for the largest supported picture (50 megapixels).
     */
    private static final int PART_BYTES = 256 << 20;

    /** The disk space to leave free, so that a cache does not affect other programs; our choice. */
    private static final long RESERVED_BYTES = 2L << 30;

    static CacheBounds standard() {
        return new CacheBounds(
                PART_BYTES, RESERVED_BYTES, file -> Files.getFileStore(file).getUsableSpace());
    }

    /** Returns whether a file may grow by one part. */
    boolean allow(Path file) throws IOException {
        return space.usable(file) >= reserve + part;
    }
}
