package io.mithridate.datasets.captions;

import io.mithridate.datasets.files.FileFailure;
import io.mithridate.datasets.files.MappedFile;
import io.mithridate.datasets.files.Utf8;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/** The places of the rows of a CSV file, and a check that they are unchanged: 20 bytes for each. */
final class RowPlaces {

    /** The longest row that is read. */
    static final int MAX_BYTES = 1 << 20;

    private static final int FIRST_ROWS = 1024;

    private final MappedFile file;
    private final CsvFormat format;
    private long[] offsets = new long[FIRST_ROWS];
    private int[] lengths = new int[FIRST_ROWS];
    private int[] checksums = new int[FIRST_ROWS];
    private int[] lines = new int[FIRST_ROWS];
    private int size;

    /** None yet. */
    RowPlaces(MappedFile file, CsvFormat format) {
        this.file = file;
        this.format = format;
    }

    /**
     * Adds a row.
     *
     * @param offset of its first byte
     * @param length in bytes, without the end of the line
     * @param checksum CRC-32C of these bytes
     * @param line that it begins on, from 1
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

    /** Some of the rows, ascending. */
    RowPlaces only(int[] rows) {
        RowPlaces chosen = new RowPlaces(file, format);
        chosen.offsets = Arrays.stream(rows).mapToLong(row -> offsets[row]).toArray();
        chosen.lengths = Arrays.stream(rows).map(row -> lengths[row]).toArray();
        chosen.checksums = Arrays.stream(rows).map(row -> checksums[row]).toArray();
        chosen.lines = Arrays.stream(rows).map(row -> lines[row]).toArray();
        chosen.size = rows.length;
        return chosen;
    }

    /** Number of rows. */
    int size() {
        return size;
    }

    /** The line that a row begins on, from 1. */
    int line(int row) {
        return lines[row];
    }

    /** Returns the place of a row, for messages: the file and the line. */
    String place(int row) {
        return "%s, line %d".formatted(file.path().getFileName(), lines[row]);
    }

    /**
     * The fields of a row.
     *
     * @throws CsvFormat.BadRowException if it is too long, is not UTF-8, or a quote is not closed
     *     where its field ends
     * @throws UncheckedIOException if the file no longer holds the bytes that it held there
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
