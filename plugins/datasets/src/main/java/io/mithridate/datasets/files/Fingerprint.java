package io.mithridate.datasets.files;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/** Tells data apart by a digest of texts, numbers and bytes; texts count with their length. */
public final class Fingerprint {

    private static final int SHOWN_BYTES = 16;

    private final MessageDigest digest;
    private final ByteBuffer eight = ByteBuffer.allocate(Long.BYTES);

    /** The fingerprint of nothing yet. */
    public Fingerprint() {
        digest = DigestUtils.getSha256Digest();
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
        digest.update(eight.clear().putLong(number).flip());
        return this;
    }

    /** Adds numbers, but not how many there are. */
    public Fingerprint add(int[] numbers) {
        Arrays.stream(numbers).forEach(this::add);
        return this;
    }

    /** Adds bytes as they are, without their number. */
    public Fingerprint addBytes(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    /** Adds bytes as they are, without their number. */
    public Fingerprint addBytes(ByteBuffer bytes) {
        digest.update(bytes);
        return this;
    }

    /** The first 8 bytes; afterwards this is the fingerprint of nothing again. */
    public long number() {
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    /** The first 16 bytes in hexadecimal digits; nothing can be added afterwards. */
    public String text() {
        return HexFormat.of().formatHex(digest.digest(), 0, SHOWN_BYTES);
    }
}
