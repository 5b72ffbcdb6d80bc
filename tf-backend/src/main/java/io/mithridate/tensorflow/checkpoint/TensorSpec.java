package io.mithridate.tensorflow.checkpoint;

import java.util.Arrays;

/**
 * The type and shape of a tensor in a file, without its numbers.
 *
 * @param type the encoding of the numbers
 * @param shape the extent of each axis; empty for a single number; shared, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // one small array per tensor, only read
public record TensorSpec(ElementType type, long[] shape) {

    @Override
    public boolean equals(Object other) {
        return other instanceof TensorSpec spec
                && type == spec.type
                && Arrays.equals(shape, spec.shape);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + type.hashCode();
    }

    /** Returns e.g. {@code F32[1024, 512]}. */
    @Override
    public String toString() {
        return type + Arrays.toString(shape);
    }
}
