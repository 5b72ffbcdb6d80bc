package io.mithridate.datasets.emojiscenes;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;

/**
 * Pictures that are drawn when they are first asked for, and kept.
 *
 * <p>Where they would fill too much memory, they are drawn anew each time; the pixels are the same.
 * Two threads that ask for one picture at a time may both draw it, and get equal ones.
 */
final class Pictures {

    /** 512 MiB of pixels: 77 000 pictures of 48 by 48. */
    private static final long MOST_BYTES_KEPT = 512L << 20;

    private final IntFunction<Image> drawn;
    private final AtomicReferenceArray<Image> kept;

    Pictures(int size, int side, IntFunction<Image> drawn) {
        this.drawn = drawn;
        long bytes = (long) size * side * side * Image.CHANNELS;
        kept = new AtomicReferenceArray<>(bytes <= MOST_BYTES_KEPT ? size : 0);
    }

    ImageData picture(int index) {
        if (kept.length() == 0) {
            return new ImageData.Decoded(drawn.apply(index));
        }
        Image image = kept.get(index);
        if (image == null) {
            image = drawn.apply(index);
            kept.set(index, image);
        }
        return new ImageData.Decoded(image);
    }
}
