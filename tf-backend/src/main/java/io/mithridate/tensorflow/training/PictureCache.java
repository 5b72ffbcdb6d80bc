package io.mithridate.tensorflow.training;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Decoded pictures of a set, kept while there is room, so that later epochs decode nothing; safe
 * for use by several threads.
 */
final class PictureCache {

    private final PairSet pairs;
    private final ImageDecoder decoder;
    private final AtomicReferenceArray<Image> kept;
    private final AtomicLong room;

    /**
     * A cache over a set.
     *
     * @param bytes how many bytes of pixels are kept at most
     */
    PictureCache(PairSet pairs, ImageDecoder decoder, long bytes) {
        this.pairs = pairs;
        this.decoder = decoder;
        kept = new AtomicReferenceArray<>(pairs.size());
        room = new AtomicLong(bytes);
    }

    /** The picture at its own size. */
    Image picture(int index) {
        Image known = kept.get(index);
        if (known != null) {
            return known;
        }
        Image decoded = decoder.decode(pairs.image(index));
        if (room.addAndGet(-decoded.rgb().length) >= 0) {
            kept.set(index, decoded);
        }
        return decoded;
    }
}
