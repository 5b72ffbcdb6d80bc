package io.mithridate.defenses.inversion;

import io.mithridate.tensorflow.training.LearningRates;
import io.mithridate.tensorflow.training.Regime;

/**
 * Learning rates that fall from the first to a twentieth of it, as half a cosine.
 *
 * <p>The released code ends the cosine after 100 steps, however many there are: from there on the
 * rate climbs back.
 *
 * @param learningRate the first
 * @param steps how many there are
 * @param compat whether it is as in the released code
 */
record TuningRegime(double learningRate, int steps, boolean compat) implements Regime {

    private static final double LAST_SHARE = 0.05;
    private static final int RELEASED_LENGTH = 100;

    @Override
    public LearningRates learningRates(long stepsPerEpoch) {
        double length = compat ? RELEASED_LENGTH : steps;
        double least = LAST_SHARE * learningRate;
        return step -> least + (learningRate - least) / 2 * (1 + Math.cos(Math.PI * step / length));
    }
}
