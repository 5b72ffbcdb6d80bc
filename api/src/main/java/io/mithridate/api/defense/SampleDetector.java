package io.mithridate.api.defense;

import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.training.Recipe;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Tells which training pairs are poisoned. */
public non-sealed interface SampleDetector extends Defense {

    @Override
    default Set<Access> implied() {
        Set<Access> access = EnumSet.of(Access.SUSPECT, Access.TRAINING_PAIRS);
        if (retraining().isPresent()) {
            access.add(Access.BASE_MODEL);
        }
        return access;
    }

    @Override
    default boolean defends() {
        return retraining().isPresent();
    }

    /** Scores the training pairs, {@link DefenseContext#trainingPairs()}. */
    Scores score(Checkpoint suspect, DefenseContext context);

    /** Trains again without the suspicious pairs, if the defense goes that far. */
    default Optional<Retraining> retraining() {
        return Optional.empty();
    }

    /**
     * How suspicious the training pairs are.
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

    /** Training without suspicious pairs. */
    interface Retraining {

        /**
         * Trains a model in the suspect's place.
         *
         * @param base where training begins; not changed
         * @param scores one for each training pair, as the detector gave them
         * @param recipe the victim's recipe, to be followed where the defense does not say
         *     otherwise
         * @return the trained model, in the context's folder
         */
        Checkpoint train(Checkpoint base, double[] scores, Recipe recipe, DefenseContext context);
    }
}
