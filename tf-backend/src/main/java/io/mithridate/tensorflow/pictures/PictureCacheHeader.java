package io.mithridate.tensorflow.pictures;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The header of a cache file: a magic number, the version of the format, and the key.
 *
 * <p>The file's name is a digest of these bytes. A file whose header does not match its name is
 * damaged or is not a cache file.
 */
final class PictureCacheHeader {

    /**
     * The first bytes of every file. A non-ASCII byte and line ends among them expose text files
     * and newline conversions.
     */
    private static final byte[] MAGIC = {(byte) 0x93, 'M', 'P', 'I', 'C', '\r', '\n', 0x1A};

    private static final int VERSION = 1;
    private static final int NAME_DIGITS = 32;

    private final byte[] bytes;

    /**
     * Creates the header of a file.
     *
     * @param part the length in bytes of the parts that the pixels are divided into
     */
    PictureCacheHeader(PictureCacheKey key, int part) {
        byte[] fingerprint = key.fingerprint().getBytes(StandardCharsets.UTF_8);
        byte[] preprocessing = key.preprocessing().getBytes(StandardCharsets.UTF_8);
        int length = MAGIC.length + 6 * Integer.BYTES + fingerprint.length + preprocessing.length;
        bytes =
                ByteBuffer.allocate(length)
                        .put(MAGIC)
                        .putInt(VERSION)
                        .putInt(part)
                        .putInt(key.pictures())
                        .putInt(key.size())
                        .putInt(fingerprint.length)
                        .put(fingerprint)
                        .putInt(preprocessing.length)
                        .put(preprocessing)
                        .array();
    }

    int length() {
        return bytes.length;
    }

    ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /** Returns the name of the file with this header. */
    String fileName() {
        return HexFormat.of().formatHex(digest()).substring(0, NAME_DIGITS) + ".pictures";
    }

    /** Returns 64 bits of the header's digest. */
    long signature() {
        return ByteBuffer.wrap(digest()).getLong();
    }

    private byte[] digest() {
        return DigestUtils.getSha256Digest().digest(bytes);
    }

    /**
     * Returns a description of the damage in a file's header; empty if the header is correct.
     *
     * @param found the first bytes of the file, as many as the header has or all if the file is
     *     shorter
     */
    Optional<String> damage(byte[] found) {
        if (found.length < bytes.length) {
            return Optional.of("it ends after %d bytes, within its header".formatted(found.length));
        }
        if (!Arrays.equals(found, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return Optional.of("it is not a picture cache");
        }
        int different = Arrays.mismatch(found, bytes);
        return different < 0
                ? Optional.empty()
                : Optional.of(
                        "its header is damaged, or of other pictures than its name says: byte %d is %d, not %d"
                                .formatted(different, found[different], bytes[different]));
    }
}
