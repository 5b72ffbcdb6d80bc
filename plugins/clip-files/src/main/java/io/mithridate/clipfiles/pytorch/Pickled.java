package io.mithridate.clipfiles.pytorch;

import io.mithridate.tensorflow.checkpoint.ElementType;
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
    enum Function implements Global {
        /** {@code collections.OrderedDict()}. */
        ORDERED_DICT,
        /** Creates a tensor from a storage, an offset, a shape and strides. */
        REBUILD_TENSOR,
        /** Creates a parameter from a tensor. */
        REBUILD_PARAMETER,
        /** TorchScript's list with elements of one type. */
        TYPED_LIST,
        /** TorchScript's value with an explicit type. */
        TYPE_TAG
    }

    /**
     * A block of numbers in a separate record.
     *
     * @param key the record's name below {@code data/}
     * @param size the number of numbers according to the pickle
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
            implements Pickled {}
}
