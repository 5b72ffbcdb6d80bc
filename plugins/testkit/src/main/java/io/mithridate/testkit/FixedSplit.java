package io.mithridate.testkit;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.metric.EvaluatedSplit;
import io.mithridate.api.model.Embeddings;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A test split whose embeddings are given, all-to-one by the target that is given.
 *
 * @param name the split's name
 * @param labels the true class of each picture
 * @param attackTarget the class that pictures of the other classes are to be taken for; empty where
 *     nothing was attacked
 * @param clean one row for each picture
 * @param triggeredByName one row for each picture, by the trigger's name
 */
public record FixedSplit(
        String name,
        List<Integer> labels,
        OptionalInt attackTarget,
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
        return attackTarget.isPresent() && attackTarget.getAsInt() == label(index)
                ? OptionalInt.empty()
                : attackTarget;
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
