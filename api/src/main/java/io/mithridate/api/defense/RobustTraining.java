package io.mithridate.api.defense;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.training.Recipe;
import java.util.Set;

/**
 * Trains on possibly poisoned pairs without learning the backdoor; replaces the victim's training.
 */
public non-sealed interface RobustTraining extends Defense {

    @Override
    default Set<Access> implied() {
        return Set.of(Access.TRAINING_PAIRS, Access.BASE_MODEL);
    }

    /**
     * Trains a model.
     *
     * @param base where training begins
     * @param pairs the training pairs, poisoned ones among them
     * @param recipe the victim's recipe, to be followed where the defense does not say otherwise
     */
    Checkpoint train(Checkpoint base, PairSet pairs, Recipe recipe, DefenseContext context);
}
