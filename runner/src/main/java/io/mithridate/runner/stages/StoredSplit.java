package io.mithridate.runner.stages;

import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.metric.EvaluatedSplit;
import io.mithridate.api.model.Embeddings;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Labelled pictures whose embeddings are in the store.
 *
 * @param name the split's name
 * @param images whose labels they are
 * @param attack says what a triggered picture is to be taken for
 * @param cleanRows reads the embeddings of clean pictures
 * @param stampedRows reads those of stamped ones
 */
record StoredSplit(
        String name,
        LabelledImages images,
        PreparedAttack attack,
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
        return attack.target(label(index));
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
