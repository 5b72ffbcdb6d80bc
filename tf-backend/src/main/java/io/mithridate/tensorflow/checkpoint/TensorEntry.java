package io.mithridate.tensorflow.checkpoint;

/**
 * A tensor's entry in a safetensors header.
 *
 * @param spec the tensor's type and shape, without its position in the file
 * @param begin the offset of the tensor's first byte, relative to the end of the header
 * @param end the end of the tensor's bytes, exclusive
 */
public record TensorEntry(TensorSpec spec, long begin, long end) {

    /** Returns the encoding of the numbers. */
    public ElementType type() {
        return spec.type();
    }

    /** Returns the extent of each axis; empty for a single number; shared, not copied. */
    public long[] shape() {
        return spec.shape();
    }
}
