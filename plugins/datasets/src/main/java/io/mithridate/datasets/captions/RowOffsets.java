package io.mithridate.datasets.captions;

import io.mithridate.datasets.files.FileFailure;
import io.mithridate.datasets.files.MappedFile;
import io.mithridate.datasets.files.Utf8;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/** The positions of the rows of a CSV file, with checksums to detect changes; 20 bytes per row. */
final class RowOffsets {

    /** The maximum length of a row, in bytes. */
    static final int MAX_BYTES = 1 << 20;

    private static final int FIRST_ROWS = 1024;

    private final MappedFile file;
    private final CsvFormat format;
    private long[] offsets = new long[FIRST_ROWS];
    private int[] lengths = new int[FIRST_ROWS];
    private int[] checksums = new int[FIRST_ROWS];
    private int[] lines = new int[FIRST_ROWS];
    private int size;

    /** Creates an empty list of rows. */
    RowOffsets(MappedFile file, CsvFormat format) {
        this.file = file;
        this.format = format;
    }

    /**
     * Adds a row.
     *
     * @param offset the offset of its first byte
     * @param length its length in bytes, without the line terminator
     * @param checksum the CRC-32C of these bytes
     * @param line the line on which it begins, from 1
     */
    void add(long offset, long length, int checksum, int line) {
        if (size == offsets.length) {
            int more = size + (size >> 1);
            offsets = Arrays.copyOf(offsets, more);
            lengths = Arrays.copyOf(lengths, more);
            checksums = Arrays.copyOf(checksums, more);
            lines = Arrays.copyOf(lines, more);
        }
        offsets[size] = offset;
        lengths[size] = (int) Math.min(length, MAX_BYTES + 1);
        checksums[size] = checksum;
        lines[size++] = line;
    }

    /** Returns a selection of the rows, given in ascending order. */
    RowOffsets only(int[] rows) {
        RowOffsets chosen = new RowOffsets(file, format);
        chosen.offsets = Arrays.stream(rows).mapToLong(row -> offsets[row]).toArray();
        chosen.lengths = Arrays.stream(rows).map(row -> lengths[row]).toArray();
        chosen.checksums = Arrays.stream(rows).map(row -> checksums[row]).toArray();
        chosen.lines = Arrays.stream(rows).map(row -> lines[row]).toArray();
        chosen.size = rows.length;
        return chosen;
    }

    /** Returns the number of rows. */
    int size() {
        return size;
    }

    /** Returns the line on which a row begins, from 1. */
    int line(int row) {
        return lines[row];
    }

    /** Returns the file name and the line of a row, for messages. */
    String place(int row) {
        return "%s, line %d".formatted(file.path().getFileName(), lines[row]);
    }

    /**
     * Returns the fields of a row.
     *
     * @throws CsvFormat.BadRowException if it is too long, is not UTF-8, or has a quote that is not
     *     closed where its field ends
     * @throws UncheckedIOException if the bytes of the row in the file have changed
     */
    List<String> fields(int row) {
        if (lengths[row] > MAX_BYTES) {
            throw new CsvFormat.BadRowException("it has more than %d bytes".formatted(MAX_BYTES));
        }
        byte[] bytes = file.read(offsets[row], lengths[row]);
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        if ((int) crc.getValue() != checksums[row]) {
            throw FileFailure.of(place(row) + ": the file was changed while it was in use");
        }
        return format.fields(
                Utf8.text(bytes)
                        .orElseThrow(() -> new CsvFormat.BadRowException("it is not UTF-8")),
                lines[row]);
    }
}
