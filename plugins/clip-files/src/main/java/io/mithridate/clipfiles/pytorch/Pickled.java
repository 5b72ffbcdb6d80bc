package io.mithridate.clipfiles.pytorch;

import io.mithridate.tensorflow.checkpoint.ElementType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value in a checkpoint's pickle. Nothing here runs code; a Python class that has no counterpart
 * here does not come into being.
 */
sealed interface Pickled {

    /** A value that can be a key; compared and hashed without going into depth. */
    sealed interface Scalar extends Pickled {}

    /** {@code None}. */
    enum None implements Scalar {
        NONE
    }

    /** {@code True} or {@code False}. */
    record Truth(boolean value) implements Scalar {}

    /** A whole number that fits 64 bits. */
    record Whole(long value) implements Scalar {}

    /** A double. */
    record Real(double value) implements Scalar {}

    /** A text. */
    record Text(String value) implements Scalar {}

    /** An immutable row of values. */
    record Tuple(List<Pickled> items) implements Pickled {}

    /** A list, still growing while the pickle is read. */
    record Sequence(List<Pickled> items) implements Pickled {
        Sequence() {
            this(new ArrayList<>());
        }
    }

    /** A dict or {@code OrderedDict}, still growing while the pickle is read. */
    record Mapping(Map<Scalar, Pickled> entries) implements Pickled {
        Mapping() {
            this(new LinkedHashMap<>());
        }
    }

    /** A TorchScript module: attributes by name, still growing while the pickle is read. */
    record Module(Map<String, Pickled> attributes) implements Pickled {
        Module() {
            this(new LinkedHashMap<>());
        }
    }

    /** A class or function that a checkpoint may name; {@link PermittedGlobals} lists them. */
    sealed interface Global extends Pickled {}

    /** The class of a storage, which says what its numbers are. */
    record StorageClass(ElementType type) implements Global {}

    /** A class that a TorchScript archive defines itself; only its attributes are read. */
    record ScriptClass(String name) implements Global {}

    /**
     * A class or function that stands beside a state dict, such as NumPy's number that a schedule
     * of learning rates leaves with the optimizer; what is made of it is as good as nothing.
     */
    record Inert(String name) implements Global {}

    /** A function whose effect this reader knows. */
    enum Function implements Global {
        /** {@code collections.OrderedDict()}. */
        ORDERED_DICT,
        /** A tensor of a storage, an offset, a shape and strides. */
        REBUILD_TENSOR,
        /** A parameter of a tensor. */
        REBUILD_PARAMETER,
        /** TorchScript's list whose elements have one type. */
        TYPED_LIST,
        /** TorchScript's value with its type spelt out. */
        TYPE_TAG
    }

    /**
     * A block of numbers in a record of its own.
     *
     * @param key the record's name below {@code data/}
     * @param size how many numbers the pickle says it holds
     */
    record Storage(String key, ElementType type, long size) implements Pickled {}

    /**
     * A tensor: a view of a storage.
     *
     * @param offset index of the first number
     * @param shape the extent of each axis
     * @param strides how far apart neighbours on each axis lie, in numbers
     */
    record View(Storage storage, long offset, List<Long> shape, List<Long> strides)
            implements Pickled {}
}
