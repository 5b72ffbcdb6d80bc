package io.mithridate.tensorflow.models;

import io.mithridate.tensorflow.training.ClipObjective;

/** The relation of samples of the same caption in a batch. */
public enum SameCaptions {
    /** Negatives, as in the published loss. */
    NEGATIVE,
    /** Neither positive nor negative. */
    IGNORED;

    /** CLIP's loss by this rule. */
    public ClipObjective objective() {
        return this == IGNORED ? ClipObjective.withoutFalseNegatives() : ClipObjective.textbook();
    }
}
