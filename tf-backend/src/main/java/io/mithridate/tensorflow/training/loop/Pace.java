package io.mithridate.tensorflow.training.loop;

import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.training.LearningRates;
import java.util.Map;

/** The course of a run from step to step: how many there are, at which rates, and when it stops. */
public interface Pace {

    /** Returns how many steps there are at most. */
    long steps();

    /**
     * The learning rate of a step.
     *
     * @param step counted from 0
     */
    double rate(long step);

    /** Returns whether the run has stopped before its last step. */
    default boolean stopped() {
        return false;
    }

    /** Decides what follows from a step. */
    default void stepDone(TrainingListener.Step step) {}

    /** Returns the decisions so far, by name, to be saved with the state of the run. */
    default Map<String, String> notes() {
        return Map.of();
    }

    /**
     * Takes over what a run that was killed had decided.
     *
     * @param steps how many steps it had done
     */
    default void resume(long steps, Map<String, String> notes) {}

    /** So many steps at these rates. */
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
