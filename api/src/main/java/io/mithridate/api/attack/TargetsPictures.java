package io.mithridate.api.attack;

import java.util.Optional;

/** An attack that can target individual pictures instead of whole classes. */
public interface TargetsPictures {

    /**
     * Returns the targeted pictures; empty if the options make the attack target whole classes. If
     * present, {@link ChoosesPairs#count} and {@link ChoosesPairs#donors} are not called.
     */
    Optional<SinglePictures> singlePictures();

    /** Returns the pictures that an attack targets; empty if it targets whole classes. */
    static Optional<SinglePictures> of(Attack<?> attack) {
        return attack instanceof TargetsPictures targeting
                ? targeting.singlePictures()
                : Optional.empty();
    }
}
