package io.mithridate.datasets.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Decodes UTF-8 and rejects invalid bytes instead of replacing them. */
public final class Utf8 {

    /** Java's replacement for invalid UTF-8. It may also occur in a valid text. */
    private static final char REPLACEMENT = '\uFFFD';

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Utf8() {}

    /** Returns the decoded text; empty if the bytes are not valid UTF-8. */
    public static Optional<String> text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 || isValid(bytes)
                ? Optional.of(text)
                : Optional.empty();
    }

    private static boolean isValid(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /**
     * Returns the content of a file, without a byte order mark.
     *
     * @param cure the end of the message if the file is not UTF-8; says which file is expected
     * @throws IllegalArgumentException if it is not UTF-8
     * @throws UncheckedIOException if it cannot be read
     */
    public static String read(Path file, String cure) {
        try {
            return withoutMark(Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "%s is not a text in UTF-8%s".formatted(file, cure), e);
        } catch (IOException e) {
            throw FileFailure.unreadable(file, e);
        }
    }

    /** Removes the byte order mark that Windows programs write at the beginning of a text. */
    public static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }
}
