package io.mithridate.api.defense;

import java.util.EnumSet;
import java.util.Set;

/**
 * A detector of poisoned pairs after which the base model is trained once more on the pairs that it
 * keeps, exactly as the victim was: by the same model's training, recipe and seed. Where it keeps
 * all pairs, the victim comes out.
 */
public interface SampleFilter extends SampleDetector {

    /** Returns whether pairs are removed; if not, it only detects. */
    boolean removes();

    /**
     * The pairs that remain.
     *
     * @param scores what {@link #score} gave, one for each training pair
     * @return indices of training pairs, ascending, each once; at least one
     */
    int[] kept(double[] scores);

    @Override
    default Set<Access> implied() {
        Set<Access> access = EnumSet.of(Access.SUSPECT, Access.TRAINING_PAIRS);
        if (removes()) {
            access.add(Access.BASE_MODEL);
        }
        return access;
    }

    @Override
    default boolean defends() {
        return removes();
    }
}
