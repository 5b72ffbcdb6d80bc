package io.mithridate.api.defense;

import io.mithridate.api.model.Checkpoint;
import java.util.Optional;

/** Tells which training pairs are poisoned. */
public non-sealed interface SampleDetector extends Defense {

    /**
     * Scores the training pairs.
     *
     * @return one score for each pair of {@link DefenseContext#trainingPairs()}, higher for more
     *     suspicious
     */
    double[] score(Checkpoint suspect, DefenseContext context);

    /** A model trained again without the suspicious pairs, if the defense goes that far. */
    default Optional<Checkpoint> retrain(Checkpoint base, double[] scores, DefenseContext context) {
        return Optional.empty();
    }
}
