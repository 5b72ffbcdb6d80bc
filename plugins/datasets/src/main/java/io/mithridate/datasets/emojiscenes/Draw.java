package io.mithridate.datasets.emojiscenes;

import java.util.List;
import java.util.random.RandomGenerator;

/** Draws values from a generator. */
record Draw(RandomGenerator random) {

    double between(double min, double max) {
        return min + (max - min) * random.nextDouble();
    }

    /** Returns a value between {@code -spread} and {@code spread}. */
    double symmetric(double spread) {
        return between(-spread, spread);
    }

    /** Returns a value with a random sign and an absolute value between the bounds. */
    double signed(double min, double max) {
        double length = between(min, max);
        return random.nextBoolean() ? length : -length;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    <T> T oneOf(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
