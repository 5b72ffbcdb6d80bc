package io.mithridate.api.random;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A node in a tree of seeds, from which randomness is derived.
 *
 * <p>The root of the tree is the cell's seed. A path such as {@code
 * root.at("victim").at("shuffle").at(epoch)} identifies one generator in the whole experiment.
 * Deriving a seed consumes no randomness, so thread counts, prefetching loaders and resumed runs do
 * not affect results.
 *
 * @param value the 64 bits that represent the path so far
 */
public record Seed(long value) {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final long TEXT = 0x5445585400000000L;
    private static final long NUMBER = 0x4E554D4200000000L;

    /** Returns the child of this seed for a named purpose. */
    public Seed at(String purpose) {
        long hash = mix(value ^ TEXT);
        for (int i = 0; i < purpose.length(); i++) {
            hash = mix(hash + GOLDEN_GAMMA + purpose.charAt(i));
        }
        return new Seed(mix(hash + purpose.length()));
    }

    /** Returns the child of this seed for a number, e.g. an epoch, a step or an index. */
    public Seed at(long number) {
        return new Seed(mix(mix(value ^ NUMBER) + GOLDEN_GAMMA * (number + 1)));
    }

    /** Returns a new generator that always starts in the same state; not thread-safe. */
    public RandomGenerator generator() {
        return new SplittableRandom(value);
    }

    /**
     * Returns the numbers from 0 to {@code bound - 1} in an order determined by this seed (Fisher
     * and Yates).
     */
    public int[] permutation(int bound) {
        int[] numbers = new int[bound];
        Arrays.setAll(numbers, index -> index);
        RandomGenerator random = generator();
        for (int last = bound - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int swapped = numbers[last];
            numbers[last] = numbers[other];
            numbers[other] = swapped;
        }
        return numbers;
    }

    /** The finalizer of MurmurHash3, in David Stafford's variant 13. */
    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
