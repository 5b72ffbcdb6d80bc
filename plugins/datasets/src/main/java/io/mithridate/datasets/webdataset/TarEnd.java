package io.mithridate.datasets.webdataset;

import io.mithridate.datasets.files.MappedFile;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * The end of a tar file: a block of zeros after the last entry, and whatever follows.
 *
 * <p>commons-compress takes the end of the file for it as well, and so a file that was cut off
 * between two entries, or within a header, for a whole one.
 */
final class TarEnd {

    private static final int BLOCK = TarConstants.DEFAULT_RCDSIZE;

    private TarEnd() {}

    /**
     * Refuses a file that was cut off.
     *
     * @param entries all that were found in it
     * @throws IllegalArgumentException if no block of zeros follows the last of them
     */
    static void require(List<TarArchiveEntry> entries, MappedFile content) {
        long end = entries.isEmpty() ? 0 : end(entries.get(entries.size() - 1));
        if (end + BLOCK > content.size() || !isZero(content.read(end, BLOCK))) {
            throw new IllegalArgumentException(
                    "at byte %d, after %d entries, the block of zeros that ends a tar file is missing"
                            .formatted(end, entries.size()));
        }
    }

    /** Where the block begins that follows an entry. */
    private static long end(TarArchiveEntry entry) {
        return (entry.getDataOffset() + entry.getSize() + BLOCK - 1) / BLOCK * BLOCK;
    }

    private static boolean isZero(byte[] block) {
        for (byte each : block) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }
}
