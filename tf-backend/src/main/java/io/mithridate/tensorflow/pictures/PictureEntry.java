package io.mithridate.tensorflow.pictures;

import io.mithridate.api.data.Image;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The position of a picture in a cache file; a row of the table that follows the header.
 *
 * @param offset offset of the pixels from the beginning of the file
 * @param width in pixels
 * @param height in pixels
 * @param checksum CRC-32C of the picture's name and its pixels
 */
record PictureEntry(long offset, int width, int height, int checksum) {

    /** The length of a row. */
    static final int BYTES = 32;

    /** Marks a row that has been written; unwritten rows of a sparse file are all zeros. */
    private static final int WRITTEN_MARK = 0x50494354;

    /** The number of bytes that a row's own checksum covers. */
    private static final int COVERED_BYTES = BYTES - Integer.BYTES;

    /** Returns the number of bytes of the pixels. */
    long length() {
        return (long) width * height * Image.CHANNELS;
    }

    long end() {
        return offset + length();
    }

    /**
     * Encodes this row for the file.
     *
     * @param signature the file's signature, so that a row from another file is not accepted
     * @param index the picture's index, so that swapped rows are not accepted
     */
    ByteBuffer encode(long signature, int index) {
        ByteBuffer row = ByteBuffer.allocate(BYTES);
        row.putInt(WRITTEN_MARK).putInt(width).putInt(height).putInt(checksum).putLong(offset);
        row.putInt(0);
        row.putInt(checksumOf(row, signature, index));
        return row.flip();
    }

    /** Decodes a row; empty if it has not been written or is damaged. */
    static Optional<PictureEntry> decode(ByteBuffer row, long signature, int index) {
        int start = row.position();
        if (row.getInt(start) != WRITTEN_MARK
                || row.getInt(start + COVERED_BYTES)
                        != checksumOf(row.slice(start, BYTES), signature, index)) {
            return Optional.empty();
        }
        return Optional.of(
                new PictureEntry(
                        row.getLong(start + 16),
                        row.getInt(start + 4),
                        row.getInt(start + 8),
                        row.getInt(start + 12)));
    }

    private static int checksumOf(ByteBuffer row, long signature, int index) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(12).putLong(signature).putInt(index).flip());
        crc.update(row.slice(0, COVERED_BYTES));
        return (int) crc.getValue();
    }
}
