package io.mithridate.datasets.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decodes UTF-8 without putting question marks in the place of what is not. */
public final class Utf8 {

    /** What Java decodes bytes to that are no UTF-8; the text may have it as well. */
    private static final char REPLACEMENT = '\uFFFD';

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
}
