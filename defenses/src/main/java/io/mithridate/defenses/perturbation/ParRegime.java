package io.mithridate.defenses.perturbation;

import io.mithridate.tensorflow.training.LearningRates;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.Regime;
import java.util.Optional;

/**
 * PAR's learning rates over its epochs.
 *
 * <p>The released code makes a table of rates with one more step for each epoch than there are, and
 * leaves the model in evaluation mode after the first step of an epoch, where it looks at the
 * validation pictures.
 *
 * @param rates the shape of the schedule
 * @param epochs how many epochs there are
 * @param compat whether it is as in the released code
 */
record ParRegime(ParLearningRates.Shape rates, int epochs, boolean compat) implements Regime {

    @Override
    public LearningRates learningRates(long stepsPerEpoch) {
        return rates.over(epochs * (compat ? stepsPerEpoch + 1 : stepsPerEpoch));
    }

    @Override
    public Optional<Objective.ScheduledNumber> batchStatistics() {
        return compat
                ? Optional.of((step, steps) -> step % (steps / epochs) == 0 ? 1 : 0)
                : Optional.empty();
    }
}
