package io.mithridate.testkit;

import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.model.Embeddings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A test split with given embeddings.
 *
 * @param name the split's name
 * @param labels the true class of each picture
 * @param mapping the attack's target for each class; empty without an attack
 * @param clean the embeddings of the clean pictures, one row per picture
 * @param triggeredByName the embeddings of the triggered pictures, one row per picture, by the
 *     trigger's name
 */
public record FixedSplit(
        String name,
        List<Integer> labels,
        Optional<Mapping> mapping,
        Embeddings clean,
        Map<String, Embeddings> triggeredByName)
        implements EvaluatedSplit {

    public FixedSplit {
        labels = List.copyOf(labels);
        triggeredByName = Map.copyOf(triggeredByName);
        int size = labels.size();
        if (clean.count() != size
                || triggeredByName.values().stream().anyMatch(rows -> rows.count() != size)) {
            throw new IllegalArgumentException(
                    "split '%s' has %d labels; each of its embeddings needs as many rows"
                            .formatted(name, size));
        }
    }

    /**
     * Creates a split under an all-to-one attack.
     *
     * @param attackTarget the target class for pictures of all other classes; empty without an
     *     attack
     */
    public FixedSplit(
            String name,
            List<Integer> labels,
            OptionalInt attackTarget,
            Embeddings clean,
            Map<String, Embeddings> triggeredByName) {
        this(name, labels, FixedSplit.allToOne(attackTarget), clean, triggeredByName);
    }

    private static Optional<Mapping> allToOne(OptionalInt target) {
        return target.isPresent()
                ? Optional.of(new Mapping.AllToOne(target.getAsInt()))
                : Optional.empty();
    }

    @Override
    public int size() {
        return labels.size();
    }

    @Override
    public int label(int index) {
        return labels.get(index);
    }

    @Override
    public OptionalInt target(int index) {
        return mapping.isPresent() ? mapping.get().target(label(index)) : OptionalInt.empty();
    }

    @Override
    public Embeddings triggered(Trigger trigger) {
        Embeddings rows = triggeredByName.get(trigger.name());
        if (rows == null) {
            throw new IllegalArgumentException("no embeddings under trigger " + trigger.name());
        }
        return rows;
    }
}
