package io.mithridate.defenses.perturbation;

import java.util.Optional;

/** Builds PAR's options; a test sets only the options that it is about. */
public final class ParSettings {

    private double lossThreshold = 2.15;
    private double weight = 1;
    private double startLearningRate = 1e-3;
    private double noiseProbability = 0.5;
    private double eraseProbability = 0.5;
    private int epochs = 2;
    private double weightDecay = 1e-4;
    private boolean compat;

    /** Sets the first learning rate, which determines the others. */
    public ParSettings startLearningRate(double rate) {
        startLearningRate = rate;
        return this;
    }

    /** Sets the number of epochs. */
    public ParSettings epochs(int number) {
        epochs = number;
        return this;
    }

    /** Sets the decay of matrices, as a share of the learning rate. */
    public ParSettings weightDecay(double share) {
        weightDecay = share;
        return this;
    }

    ParSettings lossThreshold(double threshold) {
        lossThreshold = threshold;
        return this;
    }

    ParSettings weight(double factor) {
        weight = factor;
        return this;
    }

    ParSettings pictures(double noisy, double erased) {
        noiseProbability = noisy;
        eraseProbability = erased;
        return this;
    }

    ParSettings compat() {
        compat = true;
        return this;
    }

    /** Returns the options with batches of 16. */
    public Par.Options build() {
        return new Par.Options(
                lossThreshold,
                weight,
                new ParSchedule(startLearningRate, Optional.empty(), Optional.empty(), 0.5),
                new NoisyPictures(0.2, noiseProbability, eraseProbability),
                compat,
                new ParRecipe(epochs, 16, weightDecay, 0.9, 0.98, 1e-8, 0, false));
    }
}
