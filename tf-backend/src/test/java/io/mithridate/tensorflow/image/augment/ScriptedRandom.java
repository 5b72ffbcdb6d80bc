package io.mithridate.tensorflow.image.augment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A generator of scripted values: the index of a sub-policy, then a double and a boolean for each
 * step.
 */
final class ScriptedRandom implements RandomGenerator {

    private final int choice;
    private final Deque<Double> chances;
    private final Deque<Boolean> coins;

    ScriptedRandom(int choice, List<Double> chances, List<Boolean> coins) {
        this.choice = choice;
        this.chances = new ArrayDeque<>(chances);
        this.coins = new ArrayDeque<>(coins);
    }

    @Override
    public int nextInt(int bound) {
        return choice;
    }

    @Override
    public double nextDouble() {
        return chances.remove();
    }

    @Override
    public boolean nextBoolean() {
        return coins.remove();
    }

    @Override
    public long nextLong() {
        throw new UnsupportedOperationException("not in the script");
    }
}
