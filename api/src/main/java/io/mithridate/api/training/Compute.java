package io.mithridate.api.training;

import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.WrittenAsText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What computes, and how: part of every stage's key, since it makes the arithmetic differ.
 *
 * <p>A service that any plugin may ask for.
 */
public record Compute(
        @Option(
                        value =
                                "The device that trains and embeds: cpu, gpu, gpu:1. With several,"
                                        + " such as gpu:0,1, each batch of training is divided"
                                        + " among them, and the first one embeds.",
                        defaultValue = "cpu")
                Device device,
        @Option(
                        value = "Threads that compute; results on the CPU depend on it.",
                        defaultValue = "2",
                        min = 1,
                        max = 1024)
                int threads,
        @Option(
                        value =
                                "Arithmetic of forward and backward passes; bfloat16 is for"
                                        + " processors, and fast on those with AVX512_BF16 or AMX;"
                                        + " float16 is for GPUs, no faster on processors, and"
                                        + " scales the loss while training.",
                        defaultValue = "float32")
                Precision precision,
        @Option(
                        value =
                                "With several devices, whose rows batch norm takes its statistics"
                                        + " over while training: each device's, or those of all.",
                        defaultValue = "per-device")
                BatchNorm batchNorm,
        @Option(
                        value =
                                "Rows of one forward pass while training, so that a large batch"
                                        + " needs the memory of a small one: each row is embedded"
                                        + " twice. 0 embeds a batch at once.",
                        defaultValue = "0",
                        min = 0,
                        max = 65_536)
                int chunk) {

    public Compute {
        requireUsable(precision, device);
        if (chunk > 0 && chunk < device.count()) {
            throw new IllegalArgumentException(
                    "chunk: %d is fewer rows than the %d devices of %s; each needs at least one"
                            .formatted(chunk, device.count(), device));
        }
        if (chunk > 0 && batchNorm == BatchNorm.SYNCHRONISED) {
            throw new IllegalArgumentException(
                    "batch-norm: synchronised needs all rows of a batch in one pass; say chunk: 0,"
                        + " or batch-norm: per-device, which then takes its statistics over each"
                        + " chunk");
        }
    }

    private static void requireUsable(Precision precision, Device device) {
        if (precision == Precision.BFLOAT16 && device.kind() == Device.Kind.GPU) {
            throw new IllegalArgumentException(
                    "precision: bfloat16 cannot be used on %s: it is for processors only; say"
                                    .formatted(device)
                            + " precision: float16 or float32");
        }
    }

    /** With each device's own statistics in batch norm, and batches embedded at once. */
    public Compute(Device device, int threads, Precision precision) {
        this(device, threads, precision, BatchNorm.PER_DEVICE, 0);
    }

    /**
     * One or several devices of a kind: {@code cpu}, {@code gpu}, {@code gpu:0,1}.
     *
     * <p>{@code gpu} is the first GPU, {@code gpu:0}. {@code cpu:0,1} divides the processor into
     * two virtual devices, which is no faster, but lets anyone try out training on several devices.
     *
     * @param kind what they are
     * @param indices which of them, counted from 0, each once, at least one; the first is where
     *     variables and the optimizer live
     */
    @WrittenAsText(
            value = "cpu, gpu, or gpu with indices such as gpu:0,1",
            known = {"cpu", "gpu"},
            pattern = "(cpu|gpu)(:.*)?")
    public record Device(Kind kind, List<Integer> indices) {

        /** The processor as one device. */
        public static final Device CPU = new Device(Kind.CPU, List.of(0));

        /** The first GPU. */
        public static final Device GPU = new Device(Kind.GPU, List.of(0));

        /** More devices than any machine has. */
        private static final int HIGHEST_INDEX = 63;

        private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

        public Device {
            indices = List.copyOf(indices);
            if (indices.isEmpty()) {
                throw new IllegalArgumentException(
                        "no index after the colon; %s or %s:0 is the first one"
                                .formatted(kind.text(), kind.text()));
            }
            for (int index : indices) {
                if (index < 0 || index > HIGHEST_INDEX) {
                    throw new IllegalArgumentException(
                            "%d is not an index of a device; they are counted from 0 to %d"
                                    .formatted(index, HIGHEST_INDEX));
                }
            }
            if (new HashSet<>(indices).size() < indices.size()) {
                throw new IllegalArgumentException(
                        "it names a device twice; each index may stand there once");
            }
            if (kind == Kind.CPU) {
                requireFirst(indices);
            }
        }

        /** Virtual devices are made by their number, so that none can be left out. */
        private static void requireFirst(List<Integer> indices) {
            for (int i = 0; i < indices.size(); i++) {
                if (indices.get(i) != i) {
                    throw new IllegalArgumentException(
                            "the processor's virtual devices are counted from 0 without a gap:"
                                    + " cpu, cpu:0,1, cpu:0,1,2 and so on");
                }
            }
        }

        /**
         * Reads a device off a text.
         *
         * @throws IllegalArgumentException if it names none; the message says why, and what would
         *     be right
         */
        public static Device parse(String text) {
            int colon = text.indexOf(':');
            Kind kind = Kind.of(colon < 0 ? text : text.substring(0, colon));
            if (colon < 0) {
                return new Device(kind, List.of(0));
            }
            List<Integer> indices = new ArrayList<>();
            for (String part : text.substring(colon + 1).split(",", -1)) {
                if (!NUMBER.matcher(part.strip()).matches()) {
                    throw new IllegalArgumentException(
                            "'%s' is not an index of a device; %s:0 is the first one, %s:0,1 the first two"
                                    .formatted(part.strip(), kind.text(), kind.text()));
                }
                indices.add(Integer.parseInt(part.strip()));
            }
            return new Device(kind, indices);
        }

        /** How many devices they are. */
        public int count() {
            return indices.size();
        }

        /** As experiments write it: {@code cpu}, {@code gpu:0}, {@code gpu:0,1}. */
        @Override
        public String toString() {
            return equals(CPU)
                    ? kind.text()
                    : indices.stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(",", kind.text() + ":", ""));
        }

        /** Kinds of devices. */
        public enum Kind {
            /** The processor. */
            CPU,
            /** A CUDA device; it is an error if TensorFlow cannot use one. */
            GPU;

            private static Kind of(String text) {
                for (Kind kind : values()) {
                    if (kind.text().equals(text)) {
                        return kind;
                    }
                }
                throw new IllegalArgumentException(
                        "it must be cpu, gpu, or gpu with indices such as gpu:0,1");
            }

            /** As experiments write it. */
            public String text() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /** Whose rows batch norm's statistics are taken over. */
    public enum BatchNorm {
        /**
         * Those that a device embeds in one pass: with several devices or chunks another result
         * than with one.
         */
        PER_DEVICE,
        /** Those of all devices, as if one had them all. */
        SYNCHRONISED
    }

    /** Arithmetics. */
    public enum Precision {
        /** Single precision throughout. */
        FLOAT32,
        /**
         * Matrix products and convolutions in bfloat16, weights, optimizer and loss in single
         * precision; on processors only.
         */
        BFLOAT16,
        /**
         * Matrix products and convolutions in float16, all else in single precision; training
         * scales the loss, so that small gradients do not become zero.
         */
        FLOAT16
    }
}
