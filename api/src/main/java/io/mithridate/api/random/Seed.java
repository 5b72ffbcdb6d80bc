package io.mithridate.api.random;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A place from which randomness is derived.
 *
 * <p>Seeds form a tree: the root is the cell's seed, and a path such as {@code
 * root.at("victim").at("shuffle").at(epoch)} names one generator in the whole experiment. Nothing
 * is consumed on the way, so thread counts, loaders that run ahead and resumed runs change nothing.
 *
 * @param value the 64 bits that stand for the path so far
 */
public record Seed(long value) {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final long TEXT = 0x5445585400000000L;
    private static final long NUMBER = 0x4E554D4200000000L;

    /** The seed for a named purpose below this one. */
    public Seed at(String purpose) {
        long hash = mix(value ^ TEXT);
        for (int i = 0; i < purpose.length(); i++) {
            hash = mix(hash + GOLDEN_GAMMA + purpose.charAt(i));
        }
        return new Seed(mix(hash + purpose.length()));
    }

    /** The seed for a number below this one: an epoch, a step, an index. */
    public Seed at(long number) {
        return new Seed(mix(mix(value ^ NUMBER) + GOLDEN_GAMMA * (number + 1)));
    }

    /**
     * A new generator that always starts at the same place; not safe for use by several threads.
     */
    public RandomGenerator generator() {
        return new SplittableRandom(value);
    }

    /** The numbers from 0 below a bound, in an order that this seed decides (Fisher and Yates). */
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

    /** The finaliser of MurmurHash3 in David Stafford's variant 13. */
    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
