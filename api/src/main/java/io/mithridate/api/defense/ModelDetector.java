package io.mithridate.api.defense;

import io.mithridate.api.model.Checkpoint;
import java.util.EnumSet;
import java.util.Set;

/** Tells whether a model carries a backdoor. */
public non-sealed interface ModelDetector extends Defense {

    @Override
    default Set<Access> implied() {
        return EnumSet.of(Access.SUSPECT);
    }

    @Override
    default boolean defends() {
        return false;
    }

    /** Judges a model. */
    Verdict inspect(Checkpoint suspect, DefenseContext context);

    /**
     * A judgement.
     *
     * @param backdoored whether the model is held to carry a backdoor
     * @param score higher for more suspicious, never NaN
     * @param evidence what it rests on: norms, a trigger that was found
     */
    record Verdict(boolean backdoored, double score, Evidence evidence) {}
}
