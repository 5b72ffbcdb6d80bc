package io.mithridate.tensorflow.models;

import io.mithridate.tensorflow.training.ClipObjective;
import io.mithridate.tensorflow.training.Objective;

/** The treatment of samples of a batch that have the same caption. */
public enum SameCaptions {
    /** They are each other's negatives, as in the published loss. */
    NEGATIVE,
    /** They are neither positives nor negatives of each other. */
    IGNORED;

    /** Returns CLIP's loss with this treatment. */
    public Objective objective() {
        return this == IGNORED ? ClipObjective.withoutFalseNegatives() : ClipObjective.textbook();
    }
}
