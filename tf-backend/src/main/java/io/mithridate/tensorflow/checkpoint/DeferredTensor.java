package io.mithridate.tensorflow.checkpoint;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Single-precision numbers that are asked for when they are written, so that a large file can be
 * written without all of it in memory.
 *
 * @param shape the extent of each axis; empty for a single number; shared, not copied
 * @param source gives as many numbers as the product of the extents, in row-major order
 */
@SuppressWarnings("ArrayRecordComponent") // a shape; this record is never compared
public record DeferredTensor(long[] shape, Supplier<float[]> source) implements Tensor {

    @Override
    public int size() {
        return Tensor.size(shape);
    }

    /** The numbers, asked for now. */
    FloatTensor tensor() {
        return new FloatTensor(shape, source.get());
    }

    @Override
    public String toString() {
        return "DeferredTensor" + Arrays.toString(shape);
    }
}
