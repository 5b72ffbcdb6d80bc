package io.mithridate.api.defense;

import io.mithridate.api.data.Image;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.model.Checkpoint;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A defense that removes a possible backdoor from a model. */
public non-sealed interface Purifier extends Defense {

    @Override
    default Set<Access> implied() {
        return EnumSet.of(Access.SUSPECT);
    }

    /**
     * Returns the changes that the defense's training makes, each independently, to the pictures of
     * some views; empty if every view uses unchanged pictures. If an attacker trains a victim with
     * this defense, the strength of the trigger after each of these changes is reported before any
     * work starts.
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

    /** A change made to training pictures before the model sees them. */
    interface PictureChange {

        /** Returns a name in kebab-case, for tables. */
        String name();

        /**
         * Returns {@code true} if the change crops or flips pictures. The trigger is then no longer
         * at its original position, so it is not compared pixel by pixel.
         */
        boolean isGeometric();

        /**
         * Returns a changed copy of a picture.
         *
         * @param image a picture of the model's input size; not changed
         * @param random the source of all randomness; the same state gives the same change
         * @return a picture of the same size
         */
        Image apply(Image image, RandomGenerator random);
    }
}
