package io.mithridate.tensorflow.checkpoint;

/** An array of numbers with a shape, in row-major order, as a checkpoint holds it. */
public sealed interface Tensor permits FloatTensor, DeferredTensor, LongTensor {

    /** The extent of each axis; empty for a single number. Shared, not copied. */
    long[] shape();

    /** Returns how many numbers there are: the product of the extents. */
    int size();

    /**
     * The product of the extents.
     *
     * @throws IllegalArgumentException if an extent is negative or the product exceeds what an
     *     array holds
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
