package io.mithridate.api.training;

import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.Option.TextOption;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The device, the number of threads and the precision of the computation. They affect the
 * arithmetic, so they are part of the cache key of every stage.
 *
 * <p>This is a service that any plugin may request.
 */
public record Compute(
        @Option(
                        value = "Device for training and embedding: cpu, gpu, or gpu:1.",
                        defaultValue = "cpu")
                Device device,
        @Option(
                        value = "Number of CPU threads; results on the CPU depend on it.",
                        defaultValue = "2",
                        min = 1,
                        max = 1024)
                int threads,
        @Option(
                        value =
                                "Arithmetic of forward and backward passes. bfloat16 is for CPUs,"
                                    + " and fast on those with AVX512_BF16 or AMX. float16 is for"
                                    + " GPUs, uses loss scaling in training, and is no faster on"
                                    + " CPUs.",
                        defaultValue = "float32")
                Precision precision,
        @Option(
                        value =
                                "Number of rows per forward pass in training. A large batch then"
                                    + " needs the memory of a small one, but each row is embedded"
                                    + " twice. 0 embeds the whole batch at once.",
                        defaultValue = "0",
                        min = 0,
                        max = 65_536)
                int chunk) {

    public Compute {
        requireUsable(precision, device);
    }

    private static void requireUsable(Precision precision, Device device) {
        if (precision == Precision.BFLOAT16 && device.kind() == Device.Kind.GPU) {
            throw new IllegalArgumentException(
                    "precision: bfloat16 cannot be used on %s: it is for processors only; say"
                                    .formatted(device)
                            + " precision: float16 or float32");
        }
    }

    /** Creates a setting in which batches are embedded at once. */
    public Compute(Device device, int threads, Precision precision) {
        this(device, threads, precision, 0);
    }

    /**
     * A device: {@code cpu}, {@code gpu}, {@code gpu:1}. {@code gpu} is the first GPU, {@code
     * gpu:0}.
     *
     * @param kind the kind of device
     * @param index the index among devices of its kind, from 0; there is only one CPU device
     */
    @TextOption(
            value = "cpu, gpu, or gpu with an index such as gpu:1",
            known = {"cpu", "gpu"},
            pattern = "(cpu|gpu)(:.*)?")
    public record Device(Kind kind, int index) {

        /** The CPU. */
        public static final Device CPU = new Device(Kind.CPU, 0);

        /** The first GPU. */
        public static final Device GPU = new Device(Kind.GPU, 0);

        /** The maximum index; no machine has this many devices. */
        private static final int MAX_INDEX = 63;

        private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

        public Device {
            if (index < 0 || index > MAX_INDEX) {
                throw new IllegalArgumentException(
                        "%d is not an index of a device; they are counted from 0 to %d"
                                .formatted(index, MAX_INDEX));
            }
            if (kind == Kind.CPU && index > 0) {
                throw new IllegalArgumentException(
                        "there is only one CPU device; use cpu and set threads");
            }
        }

        /**
         * Parses a device.
         *
         * @throws IllegalArgumentException if the text is not a device; the message says why and
         *     what is expected
         */
        public static Device parse(String text) {
            int colon = text.indexOf(':');
            Kind kind = Kind.of(colon < 0 ? text : text.substring(0, colon));
            if (colon < 0) {
                return new Device(kind, 0);
            }
            String index = text.substring(colon + 1).strip();
            if (index.contains(",")) {
                throw new IllegalArgumentException(
                        "a model can no longer be split across devices; use %s, and run stages side by side on several GPUs with --executor process"
                                .formatted(kind.text()));
            }
            if (!NUMBER.matcher(index).matches()) {
                throw new IllegalArgumentException(
                        "'%s' is not an index of a device; %s:0 is the first one, %s:1 the second"
                                .formatted(index, kind.text(), kind.text()));
            }
            return new Device(kind, Integer.parseInt(index));
        }

        /**
         * Returns the device as written in experiments: {@code cpu}, {@code gpu:0}, {@code gpu:1}.
         */
        @Override
        public String toString() {
            return kind == Kind.CPU ? kind.text() : kind.text() + ":" + index;
        }

        /** The kinds of devices. */
        public enum Kind {
            /** The CPU. */
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
                        "it must be cpu, gpu, or gpu with an index such as gpu:1");
            }

            /** Returns the kind as written in experiments. */
            public String text() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /** The precision of the arithmetic. */
    public enum Precision {
        /** Single precision throughout. */
        FLOAT32,
        /**
         * Matrix products and convolutions in bfloat16; weights, optimizer and loss in single
         * precision. Supported only on CPUs.
         */
        BFLOAT16,
        /**
         * Matrix products and convolutions in float16, everything else in single precision.
         * Training scales the loss to keep small gradients from becoming zero.
         */
        FLOAT16
    }
}
