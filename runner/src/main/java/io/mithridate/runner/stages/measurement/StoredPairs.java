package io.mithridate.runner.stages.measurement;

import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.metric.Evaluation.EvaluatedPairs;
import io.mithridate.api.model.Embeddings;
import io.mithridate.runner.stages.embedding.DistinctPictures;
import io.mithridate.runner.stages.embedding.StoredEmbeddings;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Held-out pairs whose embeddings are in the store.
 *
 * @param distinct the distinct pictures, and the index of each caption's picture
 * @param classes the classes that each caption names
 * @param clean the embeddings of unchanged captions and pictures
 * @param triggered the embeddings of captions with the text trigger, if the attack has one
 */
record StoredPairs(
        DistinctPictures distinct,
        List<Set<Integer>> classes,
        StoredEmbeddings clean,
        StoredEmbeddings triggered)
        implements EvaluatedPairs {

    static StoredPairs of(
            PairSet pairs, ClassNames names, StoredEmbeddings clean, StoredEmbeddings triggered) {
        return new StoredPairs(
                DistinctPictures.of(pairs),
                IntStream.range(0, pairs.size())
                        .<Set<Integer>>mapToObj(i -> names.in(pairs.caption(i)))
                        .toList(),
                clean,
                triggered);
    }

    @Override
    public int size() {
        return classes.size();
    }

    @Override
    public int picture(int caption) {
        return distinct.rows()[caption];
    }

    @Override
    public Set<Integer> named(int caption) {
        return classes.get(caption);
    }

    @Override
    public Embeddings captions() {
        return clean.read(StoredEmbeddings.CAPTIONS);
    }

    @Override
    public Embeddings captions(Trigger trigger) {
        return trigger.changesCaptions() ? triggered.read(StoredEmbeddings.CAPTIONS) : captions();
    }

    @Override
    public Embeddings pictures() {
        return clean.read(StoredEmbeddings.PICTURES);
    }
}
