package io.mithridate.datasets.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Decodes UTF-8 without putting question marks in the place of what is not. */
public final class Utf8 {

    /** The character that Java decodes invalid UTF-8 to; the text may have it as well. */
    private static final char REPLACEMENT = '\uFFFD';

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Utf8() {}

    /** The text; empty if the bytes are not UTF-8. */
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
     * The text of a file, without a byte order mark.
     *
     * @param cure says what would be right, where the file is not a text
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

    /** A text without the byte order mark that Windows puts before it. */
    public static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }
}
