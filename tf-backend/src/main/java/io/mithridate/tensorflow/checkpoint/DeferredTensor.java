package io.mithridate.tensorflow.checkpoint;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Single-precision numbers that are computed only when they are written, so that a large file can
 * be written without holding all of it in memory.
 *
 * @param shape the extent of each axis; empty for a single number; shared, not copied
 * @param source supplies the numbers in row-major order, as many as the product of the extents
 */
@SuppressWarnings("ArrayRecordComponent") // a shape; this record is never compared
public record DeferredTensor(long[] shape, Supplier<float[]> source) implements Tensor {

    @Override
    public int size() {
        return Tensor.size(shape);
    }

    /** Computes the numbers and returns them as a tensor. */
    FloatTensor tensor() {
        return new FloatTensor(shape, source.get());
    }

    @Override
    public String toString() {
        return "DeferredTensor" + Arrays.toString(shape);
    }
}
