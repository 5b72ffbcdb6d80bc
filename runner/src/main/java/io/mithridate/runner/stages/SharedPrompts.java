package io.mithridate.runner.stages;

import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.PairData;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Says where poisoned captions are written with the evaluation's own prompts, since an attack then
 * looks stronger than it is. A data set that is trained and tested on says so itself; of two that
 * an experiment pairs, neither knows the other's sentences.
 */
final class SharedPrompts {

    private SharedPrompts() {}

    /** The notice; empty where no sentence is shared, or where both are one data set. */
    static Optional<String> notice(PairData pairs, EvaluationData evaluation) {
        if (pairs.fingerprint().equals(evaluation.fingerprint())) {
            return Optional.empty();
        }
        Set<String> shared = new HashSet<>(pairs.poisonCaptions().sentences());
        shared.retainAll(Set.copyOf(evaluation.evaluationPrompts().sentences()));
        return shared.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        ("%d of the %d sentences for poisoned captions are prompts of the"
                                        + " evaluation too, which makes attacks that use them look"
                                        + " stronger than they are.")
                                .formatted(shared.size(), pairs.poisonCaptions().size()));
    }
}
