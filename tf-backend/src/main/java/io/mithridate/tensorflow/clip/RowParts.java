package io.mithridate.tensorflow.clip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.DeviceSpec;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * Rows of several inputs, divided among devices: of an input's N rows, device d of D gets those
 * from N·d/D up to N·(d+1)/D, so that views of a sample stay together and no two devices differ by
 * more than a row of each input.
 */
final class RowParts<T extends TType> {

    private final Ops tf;
    private final Ops host;
    private final List<Operand<T>> inputs;
    private final int parts;

    /**
     * Divides.
     *
     * @param inputs (N, ...) each, with a static number of rows
     * @throws IllegalArgumentException if a part has no row at all
     */
    RowParts(Ops tf, List<? extends Operand<T>> inputs, int parts) {
        this.tf = tf;
        // Each device is sent its own rows, not all of them.
        host =
                tf.withDevice(
                        DeviceSpec.newBuilder()
                                .deviceType(DeviceSpec.DeviceType.CPU)
                                .deviceIndex(0)
                                .build());
        this.inputs = List.copyOf(inputs);
        this.parts = parts;
        for (int part = 0; part < parts; part++) {
            if (rows(part) == 0) {
                throw new IllegalArgumentException(
                        "%d rows cannot be divided among %d devices".formatted(allRows(), parts));
            }
        }
    }

    /** The inputs below each other. */
    static <T extends TType> Operand<T> joined(Ops tf, List<? extends Operand<T>> inputs) {
        return inputs.size() == 1
                ? inputs.get(0)
                : tf.concat(List.<Operand<T>>copyOf(inputs), tf.constant(0));
    }

    private static long begin(Operand<?> input, int part, int parts) {
        return input.shape().get(0) * part / parts;
    }

    private long rows(Operand<T> input, int part) {
        return begin(input, part + 1, parts) - begin(input, part, parts);
    }

    private long rows(int part) {
        return inputs.stream().mapToLong(input -> rows(input, part)).sum();
    }

    private long allRows() {
        return inputs.stream().mapToLong(input -> input.shape().get(0)).sum();
    }

    /** The share of all rows that a part has. */
    double share(int part) {
        return (double) rows(part) / allRows();
    }

    /**
     * The rows of a part, input below input.
     *
     * @param place puts them together
     */
    Operand<T> of(int part, Ops place) {
        List<Operand<T>> slices = new ArrayList<>();
        for (Operand<T> input : inputs) {
            long rows = rows(input, part);
            if (rows > 0) {
                // Whole numbers of 32 bits: a slice's gradient fails with others.
                int[] from = new int[input.shape().numDimensions()];
                int[] size =
                        Arrays.stream(input.shape().asArray()).mapToInt(Math::toIntExact).toArray();
                from[0] = Math.toIntExact(begin(input, part, parts));
                size[0] = Math.toIntExact(rows);
                slices.add(host.slice(input, host.constant(from), host.constant(size)));
            }
        }
        return joined(place, slices);
    }

    /**
     * The results of the parts, in the order of the inputs' rows again.
     *
     * @param embedded (rows of the part, D), one for each part
     */
    Operand<TFloat32> together(List<Operand<TFloat32>> embedded) {
        List<List<Operand<TFloat32>>> byPart = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            byPart.add(byInput(embedded.get(part), part));
        }
        List<Operand<TFloat32>> inOrder = new ArrayList<>();
        for (int input = 0; input < inputs.size(); input++) {
            for (int part = 0; part < parts; part++) {
                if (rows(inputs.get(input), part) > 0) {
                    inOrder.add(byPart.get(part).get(input));
                }
            }
        }
        return tf.concat(inOrder, tf.constant(0));
    }

    private List<Operand<TFloat32>> byInput(Operand<TFloat32> embedded, int part) {
        if (inputs.size() == 1) {
            return List.of(embedded);
        }
        long[] sizes = inputs.stream().mapToLong(input -> rows(input, part)).toArray();
        return List.copyOf(
                tf.splitV(embedded, tf.constant(sizes), tf.constant(0), (long) sizes.length)
                        .output());
    }
}
