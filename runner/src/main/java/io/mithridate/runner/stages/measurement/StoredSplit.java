package io.mithridate.runner.stages.measurement;

import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.model.Embeddings;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Labelled pictures whose embeddings are in the store.
 *
 * @param name the split's name
 * @param images the labelled pictures
 * @param mapping maps each class to the target class of its triggered pictures; empty without an
 *     attack
 * @param cleanRows reads the embeddings of clean pictures
 * @param stampedRows reads the embeddings of pictures with the trigger
 */
public record StoredSplit(
        String name,
        LabelledImages images,
        Optional<Mapping> mapping,
        Supplier<Embeddings> cleanRows,
        Supplier<Embeddings> stampedRows)
        implements EvaluatedSplit {

    @Override
    public int size() {
        return images.size();
    }

    @Override
    public int label(int index) {
        return images.label(index);
    }

    @Override
    public OptionalInt target(int index) {
        return mapping.isPresent() ? mapping.get().target(label(index)) : OptionalInt.empty();
    }

    @Override
    public Embeddings clean() {
        return cleanRows.get();
    }

    @Override
    public Embeddings triggered(Trigger trigger) {
        return trigger.stampsImages() ? stampedRows.get() : clean();
    }
}
