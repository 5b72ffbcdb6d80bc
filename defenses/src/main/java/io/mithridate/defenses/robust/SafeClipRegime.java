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
 * choice. In the released code the table has only as many epochs as come after the early ones, and
 * is entered at the number of the epoch, counted from 1: {@code compat} repeats that, so that the
 * rate falls to zero and climbs again.
 *
 * @param recipe the victim's
 * @param inModalEpochs epochs before the constant rate
 * @param crossModalEpochs epochs of the constant rate
 * @param rate the constant rate, as a share of the recipe's
 * @param compat whether the table is entered as in the released code
 */
record SafeClipRegime(
        Recipe recipe, int inModalEpochs, int crossModalEpochs, double rate, boolean compat)
        implements Regime {

    @Override
    public LearningRates learningRates(long stepsPerEpoch) {
        long constantBegins = inModalEpochs * stepsPerEpoch;
        long constantEnds = (inModalEpochs + crossModalEpochs) * stepsPerEpoch;
        long all = recipe.epochs() * stepsPerEpoch;
        LearningRates table =
                compat
                        ? new Schedule(
                                recipe.learningRate(),
                                recipe.warmUp(),
                                all - constantEnds,
                                stepsPerEpoch)
                        : Schedule.of(recipe, stepsPerEpoch, recipe.epochs() - crossModalEpochs);
        return step -> {
            if (step < constantBegins) {
                return table.at(step);
            }
            if (step < constantEnds) {
                return rate * recipe.learningRate();
            }
            return table.at(compat ? step : step - (constantEnds - constantBegins));
        };
    }
}
