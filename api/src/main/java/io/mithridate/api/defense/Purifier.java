package io.mithridate.api.defense;

import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.plugin.PluginRef;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a possibly poisoned model clean again. */
public non-sealed interface Purifier extends Defense {

    @Override
    default Set<Access> implied() {
        return EnumSet.of(Access.SUSPECT);
    }

    /**
     * A purifier whose model this one goes on from, if the costly part of the work does not depend
     * on all of the options: the fine-tuned model, say, that is then mixed with the suspect in
     * several proportions. It is computed once for all defenses that name it with the same options,
     * and {@link DefenseContext#firstHalf()} gives its model.
     *
     * <p>It is a purifier without a first half of its own, and has access to nothing that this
     * defense does not require.
     */
    default Optional<PluginRef<Defense>> firstHalf() {
        return Optional.empty();
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
