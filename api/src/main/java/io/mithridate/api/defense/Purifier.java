package io.mithridate.api.defense;

import io.mithridate.api.model.Checkpoint;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Makes a possibly poisoned model clean again. */
public non-sealed interface Purifier extends Defense {

    @Override
    default Set<Access> implied() {
        return EnumSet.of(Access.SUSPECT);
    }

    /**
     * Returns the changes that its training makes to the pictures of some views, each by itself;
     * empty where every view has them as they are. An attacker who trains by this defense is told
     * what they leave of a trigger, before any work.
     */
    default List<PictureChange> pictureChanges() {
        return List.of();
    }

    /**
     * Cleans a model.
     *
     * @param suspect the model as it was downloaded; not changed
     * @return the cleaned model, in the context's folder; or {@code suspect} itself
     */
    Checkpoint purify(Checkpoint suspect, DefenseContext context);
}
