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
 * <p>The file's name is a digest of these bytes, so that a file which begins otherwise than its
 * name promises is damaged, or is not a cache file.
 */
final class PictureCacheHeader {

    /** Not ASCII, and with line ends, so that text files and their conversions are told apart. */
    private static final byte[] MAGIC = {(byte) 0x93, 'M', 'P', 'I', 'C', '\r', '\n', 0x1A};

    private static final int VERSION = 1;
    private static final int NAME_DIGITS = 32;

    private final byte[] bytes;

    /**
     * The header of a file.
     *
     * @param part how many bytes the parts have that the pixels are divided into
     */
    PictureCacheHeader(PictureCacheKey key, int part) {
        byte[] fingerprint = key.fingerprint().getBytes(StandardCharsets.UTF_8);
        byte[] preprocessing = key.preprocessing().getBytes(StandardCharsets.UTF_8);
        bytes =
                new byte
                        [MAGIC.length
                                + 6 * Integer.BYTES
                                + fingerprint.length
                                + preprocessing.length];
        ByteBuffer.wrap(bytes)
                .put(MAGIC)
                .putInt(VERSION)
                .putInt(part)
                .putInt(key.pictures())
                .putInt(key.size())
                .putInt(fingerprint.length)
                .put(fingerprint)
                .putInt(preprocessing.length)
                .put(preprocessing);
    }

    int length() {
        return bytes.length;
    }

    ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /** The name of the file that begins so. */
    String fileName() {
        return HexFormat.of().formatHex(digest()).substring(0, NAME_DIGITS) + ".pictures";
    }

    /** 64 bits that stand for the header. */
    long signature() {
        return ByteBuffer.wrap(digest()).getLong();
    }

    private byte[] digest() {
        return DigestUtils.getSha256Digest().digest(bytes);
    }

    /**
     * Returns the fault in the first bytes of a file; empty if they are right.
     *
     * @param found as many bytes of the file as the header has, or all if it has fewer
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
