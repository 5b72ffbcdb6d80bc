package io.mithridate.api.attack;

import java.util.Arrays;
import java.util.List;

/**
 * A multi-dimensional array of numbers.
 *
 * @param shape the lengths of the axes, the slowest-varying axis first
 * @param values the numbers, as many as the product of the shape; shared, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // may be a network's weights, so it is not copied
public record NumberArray(List<Integer> shape, float[] values) {

    public NumberArray {
        shape = List.copyOf(shape);
        long size = 1;
        for (int length : shape) {
            size = Math.multiplyExact(size, length);
        }
        if (size != values.length) {
            throw new IllegalArgumentException(
                    "shape %s needs %d numbers, got %d".formatted(shape, size, values.length));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberArray array
                && shape.equals(array.shape)
                && Arrays.equals(values, array.values);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "NumberArray" + shape;
    }
}
