package io.mithridate.runner.data;

import io.mithridate.api.data.Image;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.apache.commons.codec.digest.DigestUtils;

/** Stands for each of many pictures by 64 bits of its pixels, so that sets can be compared. */
public final class PictureKeys {

    private final long[] sorted;

    private PictureKeys(long[] sorted) {
        this.sorted = sorted;
    }

    /** Keys in any order. */
    static PictureKeys of(LongStream keys) {
        return new PictureKeys(keys.sorted().toArray());
    }

    /** The key of a picture: equal pixels have equal keys, whatever files they come from. */
    static long of(Image image) {
        MessageDigest sha256 = DigestUtils.getSha256Digest();
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(image.width()).flip());
        sha256.update(image.rgb());
        return ByteBuffer.wrap(sha256.digest()).getLong();
    }

    /** Returns how many of these pictures are among others too. */
    long sharedWith(PictureKeys others) {
        return LongStream.of(sorted)
                .filter(key -> Arrays.binarySearch(others.sorted, key) >= 0)
                .count();
    }
}
