package io.mithridate.api.defense;

import io.mithridate.api.model.Checkpoint;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A defense that removes a possible backdoor from a model. */
public non-sealed interface Purifier extends Defense {

    @Override
    default Set<Access> implied() {
        return EnumSet.of(Access.SUSPECT);
    }

    /**
     * Returns the changes that its training makes to the pictures of some views, each
     * independently; empty if every view uses unchanged pictures. If an attacker trains a victim
     * with this defense, the strength of the trigger after each of these changes is reported before
     * any work starts.
     */
    default List<PictureChange> pictureChanges() {
        return List.of();
    }

    /**
     * Cleans a model.
     *
     * @param suspect the model as it was downloaded; not changed
     * @return the cleaned model, in the context's folder, or {@code suspect} itself
     */
    Checkpoint purify(Checkpoint suspect, DefenseContext context);
}
