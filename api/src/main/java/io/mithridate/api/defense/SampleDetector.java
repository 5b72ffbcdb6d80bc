package io.mithridate.api.defense;

import io.mithridate.api.model.Checkpoint;
import java.util.Optional;
import java.util.Set;

/** Tells which training pairs are poisoned. */
public non-sealed interface SampleDetector extends Defense {

    @Override
    default Set<Access> implied() {
        return Set.of(Access.TRAINING_PAIRS, Access.BASE_MODEL);
    }

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
