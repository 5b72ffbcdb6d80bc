package io.mithridate.runner.stages.measurement;

import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.EvaluatedPairs;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.runner.stages.embedding.DistinctPictures;
import io.mithridate.runner.stages.embedding.StoredEmbeddings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The evaluation of a model from its stored embeddings and findings. Data that the metric did not
 * declare to need is missing; the metric sees a view of this evaluation that rejects access to such
 * data.
 *
 * @param classes the names of the classes
 * @param mapping maps each class to the target class of its triggered pictures
 * @param attack the attack whose trigger is applied
 * @param splits the test splits, the main one first
 * @param singlePictures the single pictures that the attack aims at
 * @param validation the validation pictures
 * @param trainable reads the labelled training pictures
 * @param pairs reads the held-out pairs
 * @param plainClasses reads the class embeddings with the original prompts
 * @param changedClasses reads the class embeddings with the prompts as changed by the attack
 * @param opened returns the model
 * @param poison the ids of the poisoned training pairs
 * @param findings the findings of a detecting defense
 */
record StoredEvaluation(
        Classes classes,
        Mapping mapping,
        PreparedAttack attack,
        List<EvaluatedSplit> splits,
        Optional<EvaluatedSplit> singlePictures,
        EvaluatedSplit validation,
        Supplier<EvaluatedSplit> trainable,
        Supplier<EvaluatedPairs> pairs,
        Supplier<Embeddings> plainClasses,
        Supplier<Embeddings> changedClasses,
        Supplier<ImageTextModel> opened,
        Set<String> poison,
        Findings findings)
        implements Evaluation {

    /** Returns a source of data that the stage does not read, which fails if it is asked. */
    static <T> Supplier<T> missing() {
        return () -> {
            throw missingInput();
        };
    }

    static IllegalStateException missingInput() {
        return new IllegalStateException(
                "the metric was granted access to data that its stage does not read");
    }

    public StoredEvaluation {
        splits = List.copyOf(splits);
        poison = Set.copyOf(poison);
    }

    @Override
    public OptionalInt target() {
        return triggers().isEmpty() ? OptionalInt.empty() : mapping.target();
    }

    @Override
    public List<Trigger> triggers() {
        return attack.triggers();
    }

    @Override
    public EvaluatedSplit labelled() {
        return trainable.get();
    }

    @Override
    public Embeddings classEmbeddings() {
        return plainClasses.get();
    }

    @Override
    public Embeddings classEmbeddings(Trigger trigger) {
        return trigger.changesPrompts() ? changedClasses.get() : classEmbeddings();
    }

    @Override
    public EvaluatedPairs heldOut() {
        return pairs.get();
    }

    @Override
    public ImageTextModel model() {
        return opened.get();
    }

    /**
     * Labelled pictures whose embeddings are in the store.
     *
     * @param name the split's name
     * @param images the labelled pictures
     * @param mapping maps each class to the target class of its triggered pictures; empty without
     *     an attack
     * @param cleanRows reads the embeddings of clean pictures
     * @param stampedRows reads the embeddings of pictures with the trigger
     */
    record StoredSplit(
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
                PairSet pairs,
                ClassNames names,
                StoredEmbeddings clean,
                StoredEmbeddings triggered) {
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
            return trigger.changesCaptions()
                    ? triggered.read(StoredEmbeddings.CAPTIONS)
                    : captions();
        }

        @Override
        public Embeddings pictures() {
            return clean.read(StoredEmbeddings.PICTURES);
        }
    }
}
