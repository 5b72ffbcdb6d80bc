package io.mithridate.tensorflow.training;

import io.mithridate.api.random.Seed;

/**
 * Whole numbers that are drawn anew for each step: places of a patch, rows of a table, the order of
 * a batch.
 *
 * @param name unique in its objective
 * @param count how many in each step
 * @param drawer draws them
 */
public record Draws(String name, int count, Drawer drawer) {

    /** Draws the numbers of a step. */
    @FunctionalInterface
    public interface Drawer {

        /**
         * As many numbers as {@link Draws#count}; they depend on the seed alone.
         *
         * @param seed the step's own
         */
        int[] draw(Seed seed);
    }

    /** The numbers of a step. */
    public int[] of(long step, Seed run) {
        int[] drawn = drawer.draw(run.at("draws").at(name).at(step));
        if (drawn.length != count) {
            throw new IllegalStateException(
                    "'%s' drew %d numbers, not %d".formatted(name, drawn.length, count));
        }
        return drawn;
    }
}
