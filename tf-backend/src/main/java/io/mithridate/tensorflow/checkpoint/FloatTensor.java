package io.mithridate.tensorflow.checkpoint;

import io.mithridate.api.model.InvalidCheckpointException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Single-precision numbers with a shape, in row-major order.
 *
 * @param shape the extent of each axis; empty for a single number; shared, not copied
 * @param data as many numbers as the product of the extents; shared, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // weights are large; shared on purpose
public record FloatTensor(long[] shape, float[] data) implements Tensor {

    public FloatTensor {
        Tensor.requireSize(shape, data.length);
    }

    /** Returns a tensor over an array that is shared, not copied. */
    public static FloatTensor of(float[] data, long... shape) {
        return new FloatTensor(shape, data);
    }

    /** Returns a tensor with a single number, of shape {@code []}. */
    public static FloatTensor scalar(float value) {
        return new FloatTensor(new long[0], new float[] {value});
    }

    /**
     * Checks that all numbers are finite, as weights must be.
     *
     * @param file the file that the tensor was read from
     * @param name the tensor's name in that file
     * @throws InvalidCheckpointException if a number is infinite or NaN; the message says which one
     */
    public void requireFinite(Path file, String name) {
        for (int i = 0; i < data.length; i++) {
            if (!Float.isFinite(data[i])) {
                throw new InvalidCheckpointException(
                        file,
                        "tensor '%s' %s holds %s as number %d of %d; weights are finite"
                                .formatted(name, Arrays.toString(shape), data[i], i, data.length));
            }
        }
    }

    @Override
    public int size() {
        return data.length;
    }

    /** Returns whether shapes and numbers are equal. NaN equals NaN, and 0 differs from -0. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FloatTensor tensor
                && Arrays.equals(shape, tensor.shape)
                && Arrays.equals(data, tensor.data);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(data);
    }

    @Override
    public String toString() {
        return "FloatTensor" + Arrays.toString(shape);
    }
}
