package io.mithridate.attacks.optimised;

import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.data.PairSet;
import io.mithridate.tensorflow.training.InputOptimizer;
import io.mithridate.tensorflow.training.InputRecipe;
import io.mithridate.tensorflow.training.OptimizedInputs;

/**
 * Optimises patches by Adam, at one learning rate.
 *
 * @param optimizer does it
 * @param steps how long
 * @param learningRate Adam's
 */
record PatchOptimisation(InputOptimizer optimizer, int steps, double learningRate) {

    private static final int LARGEST_BATCH = 64;

    /** How many pictures there are in each step: 64, or all where there are fewer. */
    static int batch(PairSet pairs) {
        return Math.min(LARGEST_BATCH, pairs.size());
    }

    /**
     * Optimises a patch against the context's surrogate.
     *
     * @param pairs whose pictures it is pasted on
     */
    OptimizedInputs of(OptimisedPatch patch, PatchLoss loss, PairSet pairs, AttackContext context) {
        return optimizer.optimise(
                context.surrogate(),
                pairs,
                new PatchObjective(patch, loss, learningRate),
                InputRecipe.usual(steps, batch(pairs)),
                context.training());
    }
}
