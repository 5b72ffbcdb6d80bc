package io.mithridate.runner.data;

import io.mithridate.api.data.Image;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Identifies each of many pictures by a 64-bit hash of its pixels, so that sets can be compared.
 */
public final class PictureKeys {

    private final long[] sorted;

    private PictureKeys(long[] sorted) {
        this.sorted = sorted;
    }

    /** Creates keys from hashes in any order. */
    static PictureKeys of(LongStream keys) {
        return new PictureKeys(keys.sorted().toArray());
    }

    /**
     * Returns the key of a picture. Equal pixels have equal keys, even if they are in different
     * files.
     */
    static long of(Image image) {
        MessageDigest sha256 = DigestUtils.getSha256Digest();
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(image.width()).flip());
        sha256.update(image.rgb());
        return ByteBuffer.wrap(sha256.digest()).getLong();
    }

    /** Returns the number of these pictures that are also among the others. */
    long sharedWith(PictureKeys others) {
        return LongStream.of(sorted)
                .filter(key -> Arrays.binarySearch(others.sorted, key) >= 0)
                .count();
    }
}
