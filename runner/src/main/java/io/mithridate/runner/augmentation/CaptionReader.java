package io.mithridate.runner.augmentation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads captions, one per line, in UTF-8 regardless of the locale.
 *
 * <p>A line ends with a line feed, as for {@code wc -l}. A carriage return before the line feed and
 * a byte order mark at the beginning of the input are not part of the caption. All other characters
 * are, including other carriage returns and Unicode line separators. The last line needs no line
 * feed. Memory use is bounded by the maximum line length.
 */
public final class CaptionReader {

    /** Maximum length of a line in bytes, about a thousand times what any text encoder reads. */
    public static final int MAX_LINE_LENGTH = 1 << 20;

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MAX_LINES = 256;

    private final InputStream input;
    private final String name;
    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private boolean ended;

    /** The beginning of a line whose end has not been read yet. */
    private final ByteArrayOutputStream lineStart = new ByteArrayOutputStream();

    private long lines;

    /** The error in the line after the captions already returned, to be thrown by the next call. */
    private Optional<InvalidTextException> failure = Optional.empty();

    private final AtomicLong bytesRead = new AtomicLong();

    /**
     * Creates a reader.
     *
     * @param input the bytes
     * @param name the input's name for error messages, e.g. "standard input"
     */
    public CaptionReader(InputStream input, String name) {
        this.input = input;
        this.name = name;
    }

    /**
     * Returns all captions of a file.
     *
     * @throws InvalidTextException if the file is not UTF-8 or a line is too long
     * @throws IOException if the file cannot be read
     */
    public static List<String> all(Path file) throws IOException {
        List<String> captions = new ArrayList<>();
        try (InputStream input = Files.newInputStream(file)) {
            CaptionReader reader = new CaptionReader(input, file.toString());
            for (List<String> read = reader.next(); !read.isEmpty(); read = reader.next()) {
                captions.addAll(read);
            }
        }
        return captions;
    }

    /**
     * Returns the next captions: all that can be read without waiting, up to the size of a batch,
     * so that someone who types a line sees its result at once.
     *
     * @return at least one caption, or none at the end of the input
     * @throws InvalidTextException if the text is not UTF-8 or a line is too long
     */
    public List<String> next() throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        List<String> captions = new ArrayList<>();
        try {
            read(captions);
        } catch (InvalidTextException e) {
            if (captions.isEmpty()) {
                throw e;
            }
            failure = Optional.of(e);
        }
        return captions;
    }

    private void read(List<String> captions) throws IOException {
        long bytes = 0;
        while (captions.isEmpty() || (captions.size() < MAX_LINES && bytes < BUFFER_BYTES)) {
            if (position == limit && (ended || !fill(!captions.isEmpty()))) {
                break;
            }
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            bytes += end - position;
            appendToLine(end);
            if (end < limit) {
                position = end + 1;
                captions.add(takeLine());
            } else {
                position = end;
            }
        }
        if (ended && captions.isEmpty() && lineStart.size() > 0) {
            captions.add(takeLine());
        }
    }

    /** Returns the number of bytes read so far; safe to call from any thread. */
    public long bytesRead() {
        return bytesRead.get();
    }

    /**
     * Reads more bytes; returns {@code false} at the end of the input, or if reading would block
     * and the caller does not need more bytes.
     */
    private boolean fill(boolean onlyIfAvailable) throws IOException {
        if (onlyIfAvailable && input.available() == 0) {
            return false;
        }
        position = 0;
        limit = 0;
        int read = input.read(buffer);
        ended = read < 0;
        limit = Math.max(0, read);
        bytesRead.addAndGet(limit);
        return !ended;
    }

    private void appendToLine(int end) throws InvalidTextException {
        if (lineStart.size() + (end - position) > MAX_LINE_LENGTH) {
            throw new InvalidTextException(
                    "%s:%d: this line is longer than %d bytes; give text with one caption a line"
                            .formatted(name, lines + 1, MAX_LINE_LENGTH));
        }
        lineStart.write(buffer, position, end - position);
    }

    private String takeLine() throws InvalidTextException {
        byte[] line = lineStart.toByteArray();
        lineStart.reset();
        lines++;
        boolean hasByteOrderMark =
                lines == 1
                        && line.length >= 3
                        && line[0] == (byte) 0xEF
                        && line[1] == (byte) 0xBB
                        && line[2] == (byte) 0xBF;
        int start = hasByteOrderMark ? 3 : 0;
        int end =
                line.length > start && line[line.length - 1] == '\r'
                        ? line.length - 1
                        : line.length;
        ByteBuffer bytes = ByteBuffer.wrap(line, start, end - start);
        try {
            return decoder.decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw invalidUtf8(line, bytes.position());
        }
    }

    private InvalidTextException invalidUtf8(byte[] line, int index) {
        boolean utf16 =
                lines == 1 && line.length > 1 && (line[0] & 0xFF) + (line[1] & 0xFF) == 0xFF + 0xFE;
        return new InvalidTextException(
                "%s:%d:%d: the byte 0x%02X is not UTF-8; convert it, e.g. with iconv -f %s -t UTF-8"
                        .formatted(
                                name, lines, index + 1, line[index], utf16 ? "UTF-16" : "LATIN1"));
    }

    /**
     * Thrown for input that is not UTF-8 text with one caption per line. The message says where the
     * error is and how to fix it.
     */
    public static final class InvalidTextException extends IOException {

        private static final long serialVersionUID = 1L;

        InvalidTextException(String message) {
            super(message);
        }
    }
}
