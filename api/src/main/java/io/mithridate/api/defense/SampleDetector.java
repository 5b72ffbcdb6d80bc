package io.mithridate.api.defense;

import io.mithridate.api.model.Checkpoint;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Tells which training pairs are poisoned; one that acts on it is a {@link SampleFilter}. */
public non-sealed interface SampleDetector extends Defense {

    @Override
    default Set<Access> implied() {
        return EnumSet.of(Access.SUSPECT, Access.TRAINING_PAIRS);
    }

    @Override
    default boolean defends() {
        return false;
    }

    /** Scores the training pairs, {@link DefenseContext#trainingPairs()}. */
    Scores score(Checkpoint suspect, DefenseContext context);

    /**
     * Scores of suspicion for the training pairs.
     *
     * @param values one for each pair, in the order of the pairs, higher for more suspicious, never
     *     NaN; shared, not copied
     * @param evidence what the scores rest on
     */
    @SuppressWarnings("ArrayRecordComponent") // one for each of perhaps millions of pairs
    record Scores(double[] values, Evidence evidence) {

        /** Scores that say nothing else. */
        public Scores(double[] values) {
            this(values, Evidence.none());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Scores scores
                    && Arrays.equals(values, scores.values)
                    && evidence.equals(scores.evidence);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(values) + evidence.hashCode();
        }

        @Override
        public String toString() {
            return "Scores[" + values.length + " pairs, " + evidence + "]";
        }
    }
}
