package io.mithridate.datasets.captions;

import io.mithridate.datasets.files.FileFailure;
import io.mithridate.datasets.files.MappedFile;
import io.mithridate.datasets.files.Utf8;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The positions of the rows of a CSV file, with checksums to detect changes; 20 bytes per row.
 *
 * @param offsets the offset of each row's first byte
 * @param lengths the length of each row in bytes, without the line terminator
 * @param checksums the CRC-32C of each row's bytes
 * @param lines the line on which each row begins, from 1
 */
@SuppressWarnings("ArrayRecordComponent") // millions of numbers, used in this package only
record RowOffsets(
        MappedFile file,
        CsvFormat format,
        long[] offsets,
        int[] lengths,
        int[] checksums,
        int[] lines) {

    /** The maximum length of a row, in bytes. */
    static final int MAX_BYTES = 1 << 20;

    /** Returns a selection of the rows, given in ascending order. */
    RowOffsets select(int[] rows) {
        return new RowOffsets(
                file,
                format,
                Arrays.stream(rows).mapToLong(row -> offsets[row]).toArray(),
                Arrays.stream(rows).map(row -> lengths[row]).toArray(),
                Arrays.stream(rows).map(row -> checksums[row]).toArray(),
                Arrays.stream(rows).map(row -> lines[row]).toArray());
    }

    /** Returns the number of rows. */
    int size() {
        return lines.length;
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
