package io.mithridate.clipfiles.pytorch;

import io.mithridate.tensorflow.checkpoint.ElementType;
import io.mithridate.tensorflow.checkpoint.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value in a checkpoint's pickle. No code is executed, and Python classes without a counterpart
 * here are not instantiated.
 */
sealed interface Pickled {

    /** A value that can be a key; equality and hash code do not depend on nested values. */
    sealed interface Scalar extends Pickled {}

    /** {@code None}. */
    enum None implements Scalar {
        NONE
    }

    /** {@code True} or {@code False}. */
    record Bool(boolean value) implements Scalar {}

    /** An integer of at most 64 bits. */
    record Int(long value) implements Scalar {}

    /** A double. */
    record Float64(double value) implements Scalar {}

    /** A text. */
    record Str(String value) implements Scalar {}

    /** An immutable sequence of values. */
    record Tuple(List<Pickled> items) implements Pickled {}

    /** A list, which grows while the pickle is read. */
    record Sequence(List<Pickled> items) implements Pickled {
        Sequence() {
            this(new ArrayList<>());
        }
    }

    /** A dict or {@code OrderedDict}, which grows while the pickle is read. */
    record Mapping(Map<Scalar, Pickled> entries) implements Pickled {
        Mapping() {
            this(new LinkedHashMap<>());
        }
    }

    /** A TorchScript module: attributes by name, which are added while the pickle is read. */
    record Module(Map<String, Pickled> attributes) implements Pickled {
        Module() {
            this(new LinkedHashMap<>());
        }
    }

    /** A class or function that a checkpoint may name; {@link PermittedGlobals} lists them. */
    sealed interface Global extends Pickled {}

    /** The class of a storage, which determines the type of its numbers. */
    record StorageClass(ElementType type) implements Global {}

    /** A class that a TorchScript archive defines itself; only its attributes are read. */
    record ScriptClass(String name) implements Global {}

    /**
     * A class or function next to a state dict whose result is ignored, e.g. a NumPy number that a
     * learning rate schedule stores with the optimizer.
     */
    record Ignored(String name) implements Global {}

    /** A function whose effect this reader implements. */
    record Function(Call call) implements Global {}

    /** Computes the result of a function. */
    @FunctionalInterface
    interface Call {
        Pickled of(List<Pickled> arguments) throws DamagedPickleException;
    }

    /**
     * A block of numbers in a separate record.
     *
     * @param key the record's name below {@code data/}
     * @param size the number of elements according to the pickle
     */
    record Storage(String key, ElementType type, long size) implements Pickled {}

    /**
     * A tensor: a view of a storage.
     *
     * @param offset the index of the first number
     * @param shape the extent of each axis
     * @param strides the distance between neighbors on each axis, in numbers
     */
    record View(Storage storage, long offset, List<Long> shape, List<Long> strides)
            implements Pickled {

        /** Returns the extents as an array. */
        long[] extents() {
            return shape.stream().mapToLong(Long::longValue).toArray();
        }

        /** Returns the number of elements in the view. */
        int size() {
            return Tensor.size(extents());
        }

        /**
         * Returns the number of storage elements from the view's first to its last, inclusive.
         *
         * @throws ArithmeticException if the result is too large for an array
         */
        int span() {
            if (size() == 0) {
                return 0;
            }
            long last = 0;
            for (int axis = 0; axis < shape.size(); axis++) {
                last =
                        Math.addExact(
                                last, Math.multiplyExact(shape.get(axis) - 1, strides.get(axis)));
            }
            return Math.toIntExact(Math.addExact(last, 1));
        }

        /**
         * Returns the view's numbers in row-major order.
         *
         * @param span the storage's numbers from the view's first to its last
         * @return the same array if it is already in that order
         */
        float[] inRowMajorOrder(float[] span) {
            if (isRowMajor()) {
                return span;
            }
            float[] numbers = new float[size()];
            int[] index = new int[shape.size()];
            int place = 0;
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = span[place];
                for (int axis = shape.size() - 1; axis >= 0; axis--) {
                    int stride = strides.get(axis).intValue();
                    if (++index[axis] < shape.get(axis)) {
                        place += stride;
                        break;
                    }
                    place -= (index[axis] - 1) * stride;
                    index[axis] = 0;
                }
            }
            return numbers;
        }

        private boolean isRowMajor() {
            long stride = 1;
            for (int axis = shape.size() - 1; axis >= 0; axis--) {
                long extent = shape.get(axis);
                if (extent != 1 && strides.get(axis) != stride) {
                    return extent == 0;
                }
                stride *= extent;
            }
            return true;
        }
    }
}
