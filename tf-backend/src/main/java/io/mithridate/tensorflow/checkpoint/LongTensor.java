package io.mithridate.tensorflow.checkpoint;

import java.util.Arrays;

/**
 * Integers with a shape, in row-major order, e.g. a step number, token ids or pixels.
 *
 * @param shape the extent of each axis; empty for a single number; shared, not copied
 * @param data as many numbers as the product of the extents; shared, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, as FloatTensor is
public record LongTensor(long[] shape, long[] data) implements Tensor {

    public LongTensor {
        Tensor.requireSize(shape, data.length);
    }

    /** Returns a tensor over an array that is shared, not copied. */
    public static LongTensor of(long[] data, long... shape) {
        return new LongTensor(shape, data);
    }

    /** Returns a tensor with a single number, of shape {@code []}. */
    public static LongTensor scalar(long value) {
        return new LongTensor(new long[0], new long[] {value});
    }

    @Override
    public int size() {
        return data.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LongTensor tensor
                && Arrays.equals(shape, tensor.shape)
                && Arrays.equals(data, tensor.data);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(data);
    }

    @Override
    public String toString() {
        return "LongTensor" + Arrays.toString(shape);
    }
}
