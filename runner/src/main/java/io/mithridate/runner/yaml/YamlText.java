package io.mithridate.runner.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the text of a file, which may be missing, a folder, too large or binary. */
final class YamlText {

    /** The size limit, far above that of any experiment. */
    static final int MAX_BYTES = 4 << 20;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private YamlText() {}

    /**
     * Returns the text of the file without a byte order mark, or empty if an error was reported.
     */
    static Optional<String> read(Path file, Complaints complaints) {
        Place start = Place.startOf(file.toString());
        if (Files.isDirectory(file)) {
            complaints.add(start, "this is a folder; name the YAML file");
            return Optional.empty();
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (NoSuchFileException e) {
            complaints.add(start, "there is no such file; check its name");
            return Optional.empty();
        } catch (AccessDeniedException e) {
            complaints.add(start, "the file may not be read; check its permissions");
            return Optional.empty();
        } catch (IOException e) {
            complaints.add(start, "the file cannot be read (" + e.getMessage() + ")");
            return Optional.empty();
        }
        if (bytes.length > MAX_BYTES) {
            complaints.add(
                    start,
                    "the file is larger than %d MiB; that is not an experiment, check its name"
                            .formatted(MAX_BYTES >> 20));
            return Optional.empty();
        }
        return decode(file.toString(), bytes, complaints);
    }

    private static Optional<String> decode(String file, byte[] bytes, Complaints complaints) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            complaints.add(
                    endOf(file, text),
                    "byte 0x%02X is not UTF-8; save the file as UTF-8"
                            .formatted(bytes[in.position()] & 0xFF));
            return Optional.empty();
        }
        return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    }

    /** Returns the position just after a text that starts at the beginning of the file. */
    static Place endOf(String file, String text) {
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        int lineStart = text.lastIndexOf('\n') + 1;
        return new Place.InFile(file, line, 1 + text.codePointCount(lineStart, text.length()));
    }
}
