package io.mithridate.api.attack;

import io.mithridate.api.plugin.Incubating;
import java.util.Optional;

/** An attack that can target individual pictures instead of whole classes. */
@Incubating
public interface TargetsPictures {

    /**
     * Returns the targeted pictures; empty if the options make the attack target whole classes. If
     * the result is present, {@link ChoosesPairs#count} and {@link ChoosesPairs#donors} are not
     * called.
     */
    Optional<SinglePictures> singlePictures();

    /** Returns the pictures that an attack targets; empty if it targets whole classes. */
    static Optional<SinglePictures> of(Attack<?> attack) {
        return attack instanceof TargetsPictures targeting
                ? targeting.singlePictures()
                : Optional.empty();
    }

    /**
     * The pictures that an attack targets individually. They are not in the training set before
     * poisoning, and the attack's success is measured on them alone (Carlini and Terzis 2022).
     *
     * <p>They are drawn from those pictures of {@link
     * io.mithridate.api.data.EvaluationData#apart()} for which the {@link Mapping} has a target.
     * Each one is added to the training set with captions that name its target, taken from training
     * pairs.
     *
     * @param count the number of pictures, at least 1
     * @param captionsEach the number of captions added for each picture, at least 1
     */
    record SinglePictures(int count, int captionsEach) {

        public SinglePictures {
            if (count < 1 || captionsEach < 1 || (long) count * captionsEach > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "an attack cannot aim at %d pictures with %d captions each"
                                .formatted(count, captionsEach));
            }
        }

        /** Returns the number of added pairs. */
        public int pairs() {
            return count * captionsEach;
        }
    }
}
