package io.mithridate.datasets.files;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A digest of texts, numbers and bytes, each told apart from the next by its length. */
public final class Sha256 {

    private static final int SHOWN_BYTES = 16;

    private final MessageDigest digest;

    /** The digest of nothing yet. */
    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** Adds a text. */
    public Sha256 add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        digest.update(bytes);
        return this;
    }

    /** Adds a number. */
    public Sha256 add(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
        return this;
    }

    /** Adds bytes as they are, without their number. */
    public Sha256 addBytes(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    /** Adds bytes as they are, without their number. */
    public Sha256 addBytes(ByteBuffer bytes) {
        digest.update(bytes);
        return this;
    }

    /** The first 8 bytes; nothing can be added afterwards. */
    public long number() {
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    /** The first 16 bytes in hexadecimal digits; nothing can be added afterwards. */
    public String text() {
        return HexFormat.of().formatHex(digest.digest(), 0, SHOWN_BYTES);
    }
}
