package io.mithridate.api.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The first half of a SHA-256 digest, for fingerprints. A hash code would not suffice, because
 * different content with the same hash code is easily found.
 */
final class ShortDigest {

    private final MessageDigest digest;

    ShortDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    ShortDigest add(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(numbers.length, Integer.BYTES));
        bytes.asIntBuffer().put(numbers);
        digest.update(bytes);
        return this;
    }

    /** Adds a text preceded by its length, so that consecutive texts cannot be confused. */
    ShortDigest add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        digest.update(bytes);
        return this;
    }

    /** Returns the digest as 32 hexadecimal digits. */
    String text() {
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }
}
