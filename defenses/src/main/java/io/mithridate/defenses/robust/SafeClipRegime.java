package io.mithridate.defenses.robust;

import io.mithridate.api.training.Recipe;
import io.mithridate.tensorflow.training.LearningRates;
import io.mithridate.tensorflow.training.Regime;
import io.mithridate.tensorflow.training.Schedule;

/**
 * SafeCLIP's learning rates: the recipe's warm-up and cosine, but for the cross-modal epochs on all
 * pairs, whose rate is constant and small.
 *
 * <p>By default one cosine goes through the other epochs as if these were not there, which is our
 * choice. {@code compat} is as the released code: the early epochs and the later ones have a
 * schedule each, as long as they are, and both are entered at the number of the epoch, counted from
 * 1. So the first falls to zero within the early epochs, of which only the last has the small rate,
 * and the second falls to zero and climbs again.
 *
 * @param recipe the victim's
 * @param inModalEpochs the first epochs
 * @param crossModalEpochs the early epochs that follow
 * @param rate the constant rate, as a share of the recipe's
 * @param compat whether it is as in the released code
 */
record SafeClipRegime(
        Recipe recipe, int inModalEpochs, int crossModalEpochs, double rate, boolean compat)
        implements Regime {

    @Override
    public LearningRates learningRates(long stepsPerEpoch) {
        int early = inModalEpochs + crossModalEpochs;
        int constant = compat ? Math.min(early, 1) : crossModalEpochs;
        long constantEnds = early * stepsPerEpoch;
        long constantBegins = constantEnds - constant * stepsPerEpoch;
        LearningRates one = Schedule.of(recipe, stepsPerEpoch, recipe.epochs() - crossModalEpochs);
        LearningRates first = compat && early > 1 ? released(early, stepsPerEpoch) : one;
        LearningRates later =
                compat
                        ? released(recipe.epochs() - early, stepsPerEpoch)
                        : step -> one.at(step - (constantEnds - constantBegins));
        return step -> {
            if (step < constantBegins) {
                return first.at(step);
            }
            return step < constantEnds ? rate * recipe.learningRate() : later.at(step);
        };
    }

    /** A schedule over so many epochs that is entered an epoch late. */
    private Schedule released(int epochs, long stepsPerEpoch) {
        long steps = epochs * stepsPerEpoch;
        return new Schedule(recipe.learningRate(), recipe.warmUp(steps), steps, stepsPerEpoch);
    }
}
