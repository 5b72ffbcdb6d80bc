package io.mithridate.tensorflow.training.loop;

import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.training.LearningRates;
import java.util.Map;

/** The course of a run: the number of steps, their learning rates, and when to stop. */
public interface Pace {

    /** Returns the maximum number of steps. */
    long steps();

    /**
     * Returns the learning rate of a step.
     *
     * @param step counted from 0
     */
    double rate(long step);

    /** Returns whether the run has stopped before its last step. */
    default boolean stopped() {
        return false;
    }

    /** Decides how to continue after a step. */
    default void stepDone(TrainingListener.Step step) {}

    /** Returns the decisions so far, by name, to be saved with the state of the run. */
    default Map<String, String> notes() {
        return Map.of();
    }

    /**
     * Restores the decisions of a killed run.
     *
     * @param steps the number of steps it had completed
     */
    default void resume(long steps, Map<String, String> notes) {}

    /** Returns a pace with the given number of steps and learning rates. */
    static Pace of(long steps, LearningRates rates) {
        return new Pace() {
            @Override
            public long steps() {
                return steps;
            }

            @Override
            public double rate(long step) {
                return rates.at(step);
            }
        };
    }
}
