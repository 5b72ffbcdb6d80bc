package io.mithridate.datasets.captions;

import io.mithridate.datasets.files.Fingerprint;
import io.mithridate.datasets.files.MappedFile;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.zip.CRC32C;

/**
 * Finds the beginnings and ends of the rows of a CSV file, and computes the digest of its bytes in
 * the same pass.
 *
 * <p>A row ends at a line break that is not inside quotes. Only quotes that open or close a field
 * are special; all others are ordinary characters. Bytes of multi-byte UTF-8 characters are never
 * mistaken for separators, quotes or line breaks. Empty lines are not rows.
 */
final class RowScanner {

    private static final int CHUNK = 1 << 20;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final MappedFile file;
    private final CsvFormat format;
    private final LongStream.Builder offsets = LongStream.builder();
    private final IntStream.Builder lengths = IntStream.builder();
    private final IntStream.Builder checksums = IntStream.builder();
    private final IntStream.Builder lines = IntStream.builder();
    private int rows;
    private final Fingerprint digest = new Fingerprint();
    private final CRC32C crc = new CRC32C();
    private long begin;
    private long length;
    private int line = 1;
    private int lineOfRow = 1;
    private State state = State.FIELD_BEGINS;
    private boolean afterReturn;
    private boolean spansLines;
    private final BitSet multilineRows = new BitSet();

    /**
     * The scanner's state within a field. A quote right after a closing quote is an escaped quote.
     */
    private enum State {
        FIELD_BEGINS,
        PLAIN,
        QUOTED,
        CLOSED
    }

    RowScanner(MappedFile file, CsvFormat format) {
        this.file = file;
        this.format = format;
    }

    /**
     * Reads the whole file.
     *
     * @throws IllegalArgumentException if a row that spans several lines has more than {@link
     *     RowOffsets#MAX_BYTES}, because its quote is probably never closed; the message names the
     *     file and the line
     */
    RowOffsets scan() {
        begin = startsWithMark() ? BYTE_ORDER_MARK.length : 0;
        digest.addBytes(file.read(0, (int) begin));
        for (long offset = begin; offset < file.size(); offset += CHUNK) {
            byte[] bytes = file.read(offset, (int) Math.min(CHUNK, file.size() - offset));
            digest.addBytes(bytes);
            scan(bytes);
        }
        endRow();
        return new RowOffsets(
                file,
                format,
                offsets.build().toArray(),
                lengths.build().toArray(),
                checksums.build().toArray(),
                lines.build().toArray());
    }

    private boolean startsWithMark() {
        return file.size() >= BYTE_ORDER_MARK.length
                && Arrays.equals(file.read(0, BYTE_ORDER_MARK.length), BYTE_ORDER_MARK);
    }

    private void scan(byte[] bytes) {
        int rowBegin = 0;
        for (int i = 0; i < bytes.length; i++) {
            byte next = bytes[i];
            if (next == '\n' || next == '\r') {
                if (next == '\r' || !afterReturn) {
                    line++;
                }
                if (state == State.QUOTED) {
                    spansLines = true;
                } else {
                    addToRow(bytes, rowBegin, i);
                    endRow();
                    begin++;
                    rowBegin = i + 1;
                    state = State.FIELD_BEGINS;
                }
            } else {
                state = nextState(next);
            }
            afterReturn = next == '\r';
        }
        addToRow(bytes, rowBegin, bytes.length);
    }

    private State nextState(byte next) {
        if (next == '"' && format.quotes()) {
            return switch (state) {
                case FIELD_BEGINS, CLOSED -> State.QUOTED;
                case QUOTED -> State.CLOSED;
                case PLAIN -> State.PLAIN;
            };
        }
        if (state == State.QUOTED) {
            return State.QUOTED;
        }
        return next == format.separator() ? State.FIELD_BEGINS : State.PLAIN;
    }

    private void addToRow(byte[] bytes, int from, int to) {
        crc.update(bytes, from, to - from);
        length += to - from;
        if (length > RowOffsets.MAX_BYTES && spansLines) {
            throw new IllegalArgumentException(
                    "%s: the row that begins on line %d has more than %d bytes; if quotes do not enclose fields, write 'quotes: false'"
                            .formatted(file.path(), lineOfRow, RowOffsets.MAX_BYTES));
        }
    }

    private void endRow() {
        if (length > 0) {
            multilineRows.set(rows++, spansLines);
            offsets.add(begin);
            lengths.add((int) Math.min(length, RowOffsets.MAX_BYTES + 1));
            checksums.add((int) crc.getValue());
            lines.add(lineOfRow);
        }
        begin += length;
        length = 0;
        crc.reset();
        lineOfRow = line;
        spansLines = false;
    }

    /** Returns the rows that span several lines. */
    BitSet multilineRows() {
        return multilineRows;
    }

    /** Returns the digest of all bytes; may be called only once. */
    String digest() {
        return digest.text();
    }
}
