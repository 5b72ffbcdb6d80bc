package io.mithridate.api.defense;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.plugin.Incubating;
import io.mithridate.api.training.Recipe;
import java.util.Set;

/**
 * A defense that trains on possibly poisoned pairs without learning the backdoor. It replaces the
 * victim's training.
 */
@Incubating
public non-sealed interface RobustTraining extends Defense {

    @Override
    default Set<Access> implied() {
        return Set.of(Access.TRAINING_PAIRS, Access.BASE_MODEL);
    }

    /**
     * Trains a model.
     *
     * @param base the checkpoint that training starts from
     * @param pairs the training pairs, including the poisoned ones
     * @param recipe the victim's recipe, to be followed except where the defense changes it
     */
    Checkpoint train(Checkpoint base, PairSet pairs, Recipe recipe, DefenseContext context);
}
