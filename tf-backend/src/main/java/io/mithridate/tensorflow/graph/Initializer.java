package io.mithridate.tensorflow.graph;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws the initial values of a parameter. */
@FunctionalInterface
public interface Initializer {

    /**
     * Draws values.
     *
     * @param count the number of values
     * @param random the generator to draw from
     */
    float[] draw(int count, RandomGenerator random);

    /** Returns an initializer that sets all values to the same number. */
    static Initializer constant(double value) {
        return (count, random) -> {
            float[] values = new float[count];
            Arrays.fill(values, (float) value);
            return values;
        };
    }

    /** Returns an initializer that sets all values to zero. */
    static Initializer zeros() {
        return constant(0);
    }

    /** Returns an initializer that sets all values to one. */
    static Initializer ones() {
        return constant(1);
    }

    /** Returns an initializer that draws from the uniform distribution from −bound to bound. */
    static Initializer uniform(double bound) {
        return (count, random) -> {
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
            }
            return values;
        };
    }

    /** Returns an initializer that draws from a normal distribution with mean zero. */
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
