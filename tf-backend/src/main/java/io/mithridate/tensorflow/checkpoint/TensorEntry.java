package io.mithridate.tensorflow.checkpoint;

import java.util.Arrays;

/**
 * A tensor's entry in a safetensors header.
 *
 * @param type the encoding of its numbers
 * @param shape the extent of each axis; empty for a single number; shared, not copied
 * @param begin the offset of its first byte, relative to the end of the header
 * @param end the end of its bytes, exclusive
 */
@SuppressWarnings("ArrayRecordComponent") // one small array per tensor, only read
public record TensorEntry(ElementType type, long[] shape, long begin, long end) {

    /** Returns the tensor's type and shape, without its position in the file. */
    public TensorSpec spec() {
        return new TensorSpec(type, shape);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TensorEntry entry
                && type == entry.type
                && Arrays.equals(shape, entry.shape)
                && begin == entry.begin
                && end == entry.end;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Long.hashCode(begin);
    }

    @Override
    public String toString() {
        return type + Arrays.toString(shape) + "@" + begin + ".." + end;
    }
}
