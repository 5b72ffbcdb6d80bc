package io.mithridate.tensorflow.training;

/** The learning rate of every step of a training run. */
@FunctionalInterface
public interface LearningRates {

    /**
     * Returns the learning rate of a step.
     *
     * @param step counted from 0
     */
    double at(long step);
}
