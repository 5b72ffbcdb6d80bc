package io.mithridate.api.attack;

import java.util.Optional;

/** An attack that can aim at pictures apart from all others, one by one. */
public interface AimsAtPictures {

    /**
     * The pictures; empty where the options make the attack aim at whole classes. Where there are
     * some, {@link ChoosesPairs#count} and {@link ChoosesPairs#donors} are not asked.
     */
    Optional<SinglePictures> singlePictures();

    /** The pictures of an attack; empty for one that aims at whole classes. */
    static Optional<SinglePictures> of(Attack<?> attack) {
        return attack instanceof AimsAtPictures aiming ? aiming.singlePictures() : Optional.empty();
    }
}
