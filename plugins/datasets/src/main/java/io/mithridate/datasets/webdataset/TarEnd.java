package io.mithridate.datasets.webdataset;

import io.mithridate.datasets.files.MappedFile;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * The end of a tar file: a block of zeros after the last entry, and nothing but zeros behind it.
 *
 * <p>commons-compress takes the end of the file for it as well, and so a file that was cut off
 * between two entries, or within a header, for a whole one; and it does not look behind the end,
 * where shards that were joined by {@code cat} have all but their first.
 */
final class TarEnd {

    private static final int BLOCK = TarConstants.DEFAULT_RCDSIZE;
    private static final int CHUNK = 1 << 16;

    private TarEnd() {}

    /**
     * Refuses a file that was cut off, or joined with another.
     *
     * @param entries all that were found in it
     * @throws IllegalArgumentException if no block of zeros follows the last of them, or more than
     *     zeros
     */
    static void require(List<TarArchiveEntry> entries, MappedFile content) {
        long end = entries.isEmpty() ? 0 : end(entries.get(entries.size() - 1));
        if (end + BLOCK > content.size() || !isZero(content.read(end, BLOCK))) {
            throw new IllegalArgumentException(
                    "at byte %d, after %d entries, the block of zeros that ends a tar file is missing"
                            .formatted(end, entries.size()));
        }
        requireNothingBehind(end + BLOCK, content);
    }

    private static void requireNothingBehind(long end, MappedFile content) {
        for (long start = end; start < content.size(); start += CHUNK) {
            if (!isZero(content.read(start, (int) Math.min(CHUNK, content.size() - start)))) {
                throw new IllegalArgumentException(
                        "after its end at byte %d there is more, as where shards were joined by cat; name them one by one"
                                .formatted(end));
            }
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
