package io.mithridate.tensorflow.pictures;

/**
 * The layout of a cache file: the header, a table with a row for each picture, and the pixels, in
 * parts of equal length.
 *
 * <p>No picture lies across two parts, so that a part can be mapped into memory by itself: a
 * mapping cannot be longer than 2 GiB.
 *
 * @param table where the table begins
 * @param pixels where the first part begins
 * @param part the length of a part
 */
record PictureCacheLayout(long table, long pixels, int part) {

    /** Tables and parts begin at multiples of this. */
    private static final int PAGE = 4096;

    static PictureCacheLayout of(PictureCacheHeader header, int pictures, int part) {
        long table = pages(header.length());
        return new PictureCacheLayout(
                table, table + pages((long) pictures * PictureEntry.BYTES), part);
    }

    private static long pages(long bytes) {
        return (bytes + PAGE - 1) / PAGE * PAGE;
    }

    long row(int index) {
        return table + (long) index * PictureEntry.BYTES;
    }

    /** Returns the part that an offset lies in. */
    int partOf(long offset) {
        return Math.toIntExact((offset - pixels) / part);
    }

    long beginOf(int number) {
        return pixels + (long) number * part;
    }

    /** Returns the place of pixels that are put behind others: within one part. */
    long place(long end, long length) {
        int number = partOf(end);
        return end + length <= beginOf(number + 1) ? end : beginOf(number + 1);
    }

    /** Returns whether an entry can be true of a file of some length. */
    boolean holds(PictureEntry entry, long fileLength) {
        return side(entry.width())
                && side(entry.height())
                && entry.length() <= part
                && entry.offset() >= pixels
                && entry.offset() <= fileLength - entry.length()
                && partOf(entry.offset()) == partOf(entry.end() - 1);
    }

    /** A bound by which products of sides do not overflow. */
    private boolean side(int pixels) {
        return pixels > 0 && pixels <= part;
    }
}
