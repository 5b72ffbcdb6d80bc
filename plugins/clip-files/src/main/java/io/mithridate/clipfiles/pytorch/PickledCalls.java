package io.mithridate.clipfiles.pytorch;

import io.mithridate.clipfiles.pytorch.Pickled.Int;
import io.mithridate.clipfiles.pytorch.Pickled.Mapping;
import io.mithridate.clipfiles.pytorch.Pickled.Storage;
import io.mithridate.clipfiles.pytorch.Pickled.StorageClass;
import io.mithridate.clipfiles.pytorch.Pickled.Str;
import io.mithridate.clipfiles.pytorch.Pickled.Tuple;
import io.mithridate.clipfiles.pytorch.Pickled.View;
import java.util.ArrayList;
import java.util.List;

/** Computes the results of the functions of {@link PermittedGlobals}. */
final class PickledCalls {

    private static final String STORAGE = "storage";
    private static final int MAX_RANK = 64;

    private PickledCalls() {}

    /** {@code collections.OrderedDict()}. */
    static Mapping emptyDict(List<Pickled> arguments) throws DamagedPickleException {
        if (!arguments.isEmpty()) {
            throw unexpected("an empty dict to begin with", arguments.get(0));
        }
        return new Mapping();
    }

    /** Creates a tensor from a storage, an offset, a shape and strides. */
    static View view(List<Pickled> arguments) throws DamagedPickleException {
        if (!(argument(arguments, 0) instanceof Storage storage)) {
            throw unexpected("a storage", argument(arguments, 0));
        }
        List<Long> shape = extents(argument(arguments, 2));
        List<Long> strides = extents(argument(arguments, 3));
        if (shape.size() != strides.size()) {
            throw new DamagedPickleException(
                    "a tensor of shape %s has strides %s".formatted(shape, strides));
        }
        return new View(storage, nonNegative(argument(arguments, 1)), shape, strides);
    }

    /** Creates a parameter from a tensor. */
    static View parameter(List<Pickled> arguments) throws DamagedPickleException {
        if (argument(arguments, 0) instanceof View view) {
            return view;
        }
        throw unexpected("a tensor", argument(arguments, 0));
    }

    /** Returns the storage that {@code ('storage', class, key, device, size)} describes. */
    static Storage storage(Pickled identity) throws DamagedPickleException {
        List<Pickled> parts = arguments(identity);
        if (parts.size() == 5
                && parts.get(0) instanceof Str kind
                && kind.value().equals(STORAGE)
                && parts.get(1) instanceof StorageClass type
                && parts.get(2) instanceof Str key) {
            return new Storage(key.value(), type.type(), nonNegative(parts.get(4)));
        }
        throw unexpected("('storage', class, key, device, size)", identity);
    }

    /** Returns the arguments of a call. */
    static List<Pickled> arguments(Pickled value) throws DamagedPickleException {
        if (value instanceof Tuple tuple) {
            return tuple.items();
        }
        throw unexpected("arguments", value);
    }

    /** Returns one of the arguments of a call. */
    static Pickled argument(List<Pickled> arguments, int index) throws DamagedPickleException {
        if (index >= arguments.size()) {
            throw new DamagedPickleException(
                    "a call has %d arguments, too few".formatted(arguments.size()));
        }
        return arguments.get(index);
    }

    private static List<Long> extents(Pickled value) throws DamagedPickleException {
        List<Pickled> items = arguments(value);
        if (items.size() > MAX_RANK) {
            throw new DamagedPickleException(
                    "a tensor has %d axes, more than %d".formatted(items.size(), MAX_RANK));
        }
        List<Long> extents = new ArrayList<>();
        for (Pickled item : items) {
            extents.add(nonNegative(item));
        }
        return List.copyOf(extents);
    }

    private static long nonNegative(Pickled value) throws DamagedPickleException {
        if (value instanceof Int number && number.value() >= 0) {
            return number.value();
        }
        throw unexpected("a whole number of 0 or more", value);
    }

    /** Reports an unexpected value by its kind, since the value itself may be arbitrarily large. */
    static DamagedPickleException unexpected(String expected, Pickled found) {
        String text =
                found instanceof Int whole
                        ? String.valueOf(whole.value())
                        : "a value of kind " + found.getClass().getSimpleName();
        return new DamagedPickleException("expected %s, found %s".formatted(expected, text));
    }
}
