package io.mithridate.tensorflow.pictures;

/**
 * The layout of a cache file: the header, a table with one row per picture, and the pixels, in
 * parts of equal length.
 *
 * <p>No picture crosses the boundary of two parts, so that each part can be mapped into memory
 * separately, since a mapping cannot be longer than 2 GiB.
 *
 * @param table the offset of the table
 * @param pixels the offset of the first part
 * @param part the length of a part
 */
record PictureCacheLayout(long table, long pixels, int part) {

    /** Tables and parts begin at multiples of this. */
    private static final int PAGE_BYTES = 4096;

    static PictureCacheLayout of(PictureCacheHeader header, int pictures, int part) {
        long table = roundUpToPages(header.length());
        return new PictureCacheLayout(
                table, table + roundUpToPages((long) pictures * PictureEntry.BYTES), part);
    }

    private static long roundUpToPages(long bytes) {
        return (bytes + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES;
    }

    long row(int index) {
        return table + (long) index * PictureEntry.BYTES;
    }

    /** Returns the number of the part that contains an offset. */
    int partOf(long offset) {
        return Math.toIntExact((offset - pixels) / part);
    }

    long beginOf(int number) {
        return pixels + (long) number * part;
    }

    /**
     * Returns the offset for new pixels after existing ones, such that they lie within one part.
     */
    long place(long end, long length) {
        int number = partOf(end);
        return end + length <= beginOf(number + 1) ? end : beginOf(number + 1);
    }

    /** Returns whether an entry is plausible for a file of the given length. */
    boolean holds(PictureEntry entry, long fileLength) {
        return isValidSide(entry.width())
                && isValidSide(entry.height())
                && entry.length() <= part
                && entry.offset() >= pixels
                && entry.offset() <= fileLength - entry.length()
                && partOf(entry.offset()) == partOf(entry.end() - 1);
    }

    /** Returns whether a side is positive and so small that products of sides do not overflow. */
    private boolean isValidSide(int pixels) {
        return pixels > 0 && pixels <= part;
    }
}
