package io.mithridate.tensorflow.graph;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws the first values of a parameter. */
@FunctionalInterface
public interface Initializer {

    /**
     * Draws values.
     *
     * @param count how many
     * @param random where they are drawn from
     */
    float[] draw(int count, RandomGenerator random);

    /** The same value everywhere. */
    static Initializer constant(double value) {
        return (count, random) -> {
            float[] values = new float[count];
            Arrays.fill(values, (float) value);
            return values;
        };
    }

    /** Zeros. */
    static Initializer zeros() {
        return constant(0);
    }

    /** Ones. */
    static Initializer ones() {
        return constant(1);
    }

    /** A uniform distribution around zero, from −bound to bound. */
    static Initializer uniform(double bound) {
        return (count, random) -> {
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
            }
            return values;
        };
    }

    /** A normal distribution around zero. */
    static Initializer normal(double standardDeviation) {
        return (count, random) -> {
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = (float) (random.nextGaussian() * standardDeviation);
            }
            return values;
        };
    }
}
