package io.mithridate.runner.stages.measurement;

import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.PoisonManifest;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Classes;
import io.mithridate.api.metric.EvaluatedPairs;
import io.mithridate.api.metric.EvaluatedSplit;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * A model under evaluation by what is stored of it. What a metric did not ask for is not there; the
 * evaluation that the metric is handed refuses it before it is looked for.
 *
 * @param classes the names of the classes
 * @param mapping the class that triggered pictures of each class shall be taken for
 * @param attack the attack that is set off
 * @param splits the test splits, the main one first
 * @param singlePictures the pictures that the attack aims at one by one
 * @param validation the pictures that settings are chosen on
 * @param trainable reads the labelled pictures that one may train on
 * @param pairs reads the held-out pairs
 * @param plainClasses reads the class embeddings under the plain prompts
 * @param changedClasses reads those under the prompts that the attack changes
 * @param opened gives the model
 * @param manifest which training pairs were poisoned
 * @param findings what a detecting defense found
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
        PoisonManifest manifest,
        Findings findings)
        implements Evaluation {

    public StoredEvaluation {
        splits = List.copyOf(splits);
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
