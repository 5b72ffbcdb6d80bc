package io.mithridate.api.training;

import io.mithridate.api.plugin.Option;

/**
 * What computes, and how: part of every stage's key, since it makes the arithmetic differ.
 *
 * <p>A service that any plugin may ask for.
 */
public record Compute(
        @Option(value = "The device that trains and embeds.", defaultValue = "cpu") Device device,
        @Option(
                        value = "Threads that compute; results on the CPU depend on it.",
                        defaultValue = "2",
                        min = 1,
                        max = 1024)
                int threads,
        @Option(value = "Arithmetic of forward and backward passes.", defaultValue = "float32")
                Precision precision) {

    /** Kinds of devices. */
    public enum Device {
        /** The processor. */
        CPU,
        /** A CUDA device; it is an error if TensorFlow cannot use one. */
        GPU
    }

    /** Arithmetics. */
    public enum Precision {
        /** Single precision throughout. */
        FLOAT32,
        /** Matrix products in bfloat16, everything else in single precision. */
        BFLOAT16
    }
}
