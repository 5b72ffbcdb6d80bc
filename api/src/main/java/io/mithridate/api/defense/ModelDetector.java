package io.mithridate.api.defense;

import io.mithridate.api.model.Checkpoint;
import java.util.Map;

/** Tells whether a model carries a backdoor. */
public non-sealed interface ModelDetector extends Defense {

    /** Judges a model. */
    Verdict inspect(Checkpoint suspect, DefenseContext context);

    /**
     * A judgement.
     *
     * @param backdoored whether the model is held to carry a backdoor
     * @param score higher for more suspicious
     * @param details numbers behind it, by name
     */
    record Verdict(boolean backdoored, double score, Map<String, Double> details) {

        public Verdict {
            details = Map.copyOf(details);
        }
    }
}
