package io.mithridate.api.defense;

import io.mithridate.api.model.Checkpoint;

/** Makes a possibly poisoned model clean again. */
public non-sealed interface Purifier extends Defense {

    /**
     * Cleans a model.
     *
     * @param suspect the model as it was downloaded; not changed
     * @return the cleaned model, in the context's folder; or {@code suspect} itself
     */
    Checkpoint purify(Checkpoint suspect, DefenseContext context);
}
