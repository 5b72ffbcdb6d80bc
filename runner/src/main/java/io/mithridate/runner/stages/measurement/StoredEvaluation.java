package io.mithridate.runner.stages.measurement;

import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Classes;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.EvaluatedPairs;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

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
public record StoredEvaluation(
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
        return new IllegalStateException("the metric was granted what its stage does not read");
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
}
