package io.mithridate.tensorflow.training;

import io.mithridate.api.random.Seed;

/**
 * Random integers drawn for each step, e.g. the positions of a patch, rows of a table or the order
 * of a batch.
 *
 * @param name the name, unique within the objective
 * @param count the number of integers per step
 * @param drawer draws the integers
 */
public record Draws(String name, int count, Drawer drawer) {

    /** Draws the integers of a step. */
    @FunctionalInterface
    public interface Drawer {

        /**
         * Returns {@link Draws#count} integers that depend only on the seed.
         *
         * @param seed the seed of the step
         */
        int[] draw(Seed seed);
    }

    /** Returns the integers of a step. */
    public int[] of(long step, Seed runSeed) {
        int[] drawn = drawer.draw(runSeed.at("draws").at(name).at(step));
        if (drawn.length != count) {
            throw new IllegalStateException(
                    "'%s' drew %d numbers, not %d".formatted(name, drawn.length, count));
        }
        return drawn;
    }
}
