package io.mithridate.api.defense;

import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.model.Checkpoint;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * A defense that detects poisoned training pairs. One that also removes them is a {@link
 * SampleFilter}.
 */
public non-sealed interface SampleDetector extends Defense {

    @Override
    default Set<Access> implied() {
        return EnumSet.of(Access.SUSPECT, Access.TRAINING_PAIRS);
    }

    @Override
    default boolean defends() {
        return false;
    }

    /** Scores the pairs of {@link DefenseContext#trainingPairs()}. */
    Scores score(Checkpoint suspect, DefenseContext context);

    /**
     * The suspicion scores of the training pairs.
     *
     * @param values one score per pair, in the order of the pairs, higher for more suspicious,
     *     never NaN; shared, not copied
     * @param evidence the basis of the scores
     */
    @SuppressWarnings("ArrayRecordComponent") // may have millions of values
    record Scores(double[] values, Evidence evidence) {

        /** Creates scores without evidence. */
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
