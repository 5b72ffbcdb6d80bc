package io.mithridate.tensorflow.checkpoint;

import java.util.Arrays;

/** An array of numbers with a shape, in row-major order, as stored in a checkpoint. */
public sealed interface Tensor permits FloatTensor, DeferredTensor, LongTensor {

    /** Returns the extent of each axis; empty for a single number. Shared, not copied. */
    long[] shape();

    /** Returns the number of elements, which is the product of the extents. */
    int size();

    /** Checks that a shape matches a number of elements. */
    static void requireSize(long[] shape, int numbers) {
        if (size(shape) != numbers) {
            throw new IllegalArgumentException(
                    "shape %s needs %d numbers, got %d"
                            .formatted(Arrays.toString(shape), size(shape), numbers));
        }
    }

    /**
     * Returns the product of the extents.
     *
     * @throws IllegalArgumentException if an extent is negative or the product exceeds the largest
     *     possible array
     */
    static int size(long... shape) {
        long size = 1;
        for (long extent : shape) {
            if (extent < 0) {
                throw new IllegalArgumentException("an axis of extent " + extent);
            }
            size = extent == 0 ? 0 : Math.multiplyExact(size, extent);
            if (size > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException("more numbers than an array holds");
            }
        }
        return (int) size;
    }
}
