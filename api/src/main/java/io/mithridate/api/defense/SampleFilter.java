package io.mithridate.api.defense;

import io.mithridate.api.defense.Defense.Access;
import java.util.EnumSet;
import java.util.Set;

/**
 * A detector of poisoned pairs that can also remove them. The base model is then trained again on
 * the remaining pairs, exactly as the victim was: with the same training, recipe and seed. If all
 * pairs are kept, the result is the victim.
 */
public interface SampleFilter extends SampleDetector {

    /** Returns {@code true} if pairs are removed. Otherwise the filter only detects. */
    boolean removes();

    /**
     * Returns the pairs to keep.
     *
     * @param scores the result of {@link #score}, one per training pair
     * @return indices of training pairs in ascending order, without duplicates; at least one
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
