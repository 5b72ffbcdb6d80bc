package io.mithridate.datasets.files;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Computes a digest of texts, numbers and bytes to identify data. Texts are preceded by their
 * length.
 */
public final class Fingerprint {

    private static final int TEXT_BYTES = 16;

    private final MessageDigest digest;
    private final ByteBuffer longBuffer = ByteBuffer.allocate(Long.BYTES);

    /** Creates an empty fingerprint. */
    public Fingerprint() {
        digest = DigestUtils.getSha256Digest();
    }

    /** Returns the digest of some texts. */
    public static String of(String... texts) {
        Fingerprint fingerprint = new Fingerprint();
        Arrays.stream(texts).forEach(fingerprint::add);
        return fingerprint.text();
    }

    /** Adds a text. */
    public Fingerprint add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        digest.update(bytes);
        return this;
    }

    /** Adds a number. */
    public Fingerprint add(long number) {
        digest.update(longBuffer.clear().putLong(number).flip());
        return this;
    }

    /** Adds numbers without their count. */
    public Fingerprint add(int[] numbers) {
        Arrays.stream(numbers).forEach(this::add);
        return this;
    }

    /** Adds bytes without their length. */
    public Fingerprint addBytes(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    /** Adds bytes without their length. */
    public Fingerprint addBytes(ByteBuffer bytes) {
        digest.update(bytes);
        return this;
    }

    /** Returns the first 8 bytes of the digest, and resets it. */
    public long number() {
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    /**
     * Returns the first 16 bytes of the digest in hexadecimal. The object must not be used
     * afterwards.
     */
    public String text() {
        return HexFormat.of().formatHex(digest.digest(), 0, TEXT_BYTES);
    }
}
