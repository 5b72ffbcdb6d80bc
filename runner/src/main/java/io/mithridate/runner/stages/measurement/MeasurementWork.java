package io.mithridate.runner.stages.measurement;

import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Classes;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.EvaluatedPairs;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.runner.inputs.PairsInput;
import io.mithridate.runner.inputs.PluginInput;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.stages.OpenedModel;
import io.mithridate.runner.stages.defense.FindingsInput;
import io.mithridate.runner.stages.embedding.EvaluatedPictures;
import io.mithridate.runner.stages.embedding.StoredEmbeddings;
import io.mithridate.runner.stages.measurement.StoredEvaluation.StoredPairs;
import io.mithridate.runner.stages.measurement.StoredEvaluation.StoredSplit;
import io.mithridate.runner.stages.poison.ChosenPictures;
import io.mithridate.runner.stages.poison.PoisonedRun;
import io.mithridate.runner.stages.poison.TriggerInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Measures a defended model with one metric, using its stored embeddings and findings.
 *
 * @param metric the metric
 * @param clean the embeddings without a trigger, for a metric that needs embeddings or validation
 *     pictures
 * @param triggered the embeddings with the trigger, for a metric that needs embeddings of test
 *     pictures
 * @param model the model, for a metric that needs it
 * @param trigger the attack whose trigger is applied
 * @param splits the test splits, the main one first
 * @param single the single pictures that the attack aims at
 * @param validation the validation pictures
 * @param classes the names of the classes
 * @param poison the manifest of the poisoned training pairs. For a control, the manifest of its
 *     clean copies; if it has no copies and the metric needs findings, that of the pairs that the
 *     attack would poison
 * @param labelled the labelled training pictures, for a metric that needs them
 * @param heldOut the held-out pairs, for a metric that needs them
 * @param findings the findings of a detecting defense
 */
public record MeasurementWork(
        PluginInput<Metric> metric,
        Optional<Stage> clean,
        Optional<Stage> triggered,
        Optional<OpenedModel> model,
        TriggerInput trigger,
        List<EvaluatedPictures> splits,
        Optional<ChosenPictures> single,
        EvaluatedPictures validation,
        Classes classes,
        Optional<Stage> poison,
        Optional<Labelled> labelled,
        Optional<HeldOut> heldOut,
        FindingsInput findings)
        implements StageWork {

    /**
     * Labelled pictures that a metric reads.
     *
     * @param pictures the pictures
     * @param clean the embeddings of the pictures
     */
    public record Labelled(EvaluatedPictures pictures, Stage clean) {}

    /**
     * Held-out pairs that a metric reads.
     *
     * @param pairs the pairs
     * @param clean the embeddings of the captions and pictures
     * @param triggered the embeddings of the captions with the trigger
     */
    public record HeldOut(PairsInput pairs, Stage clean, Stage triggered) {}

    @Override
    public void compute(Workspace workspace) throws IOException {
        List<Measurement> rows;
        if (model.isPresent()) {
            try (ImageTextModel opened = model.get().open(workspace)) {
                rows = rows(evaluation(() -> opened, workspace));
            }
        } else {
            rows = rows(evaluation(StoredEvaluation.missing(), workspace));
        }
        MeasurementFiles.write(workspace.folder(), rows);
    }

    private List<Measurement> rows(Evaluation evaluation) {
        return new MetricRows(metric).of(evaluation);
    }

    private Evaluation evaluation(Supplier<ImageTextModel> opened, Workspace workspace)
            throws IOException {
        PreparedAttack attack = trigger.restore(workspace);
        Optional<Mapping> mapping =
                attack.poisons() ? Optional.of(trigger.facts().mapping()) : Optional.empty();
        Supplier<StoredEmbeddings> plain = readLazily(clean, workspace);
        Supplier<StoredEmbeddings> stamped = readLazily(triggered, workspace);
        List<EvaluatedSplit> tests = new ArrayList<>();
        for (int i = 0; i < splits.size(); i++) {
            int index = i;
            EvaluatedPictures split = splits.get(i);
            tests.add(
                    new StoredSplit(
                            split.name(),
                            split.pictures().pictures(),
                            mapping,
                            () -> plain.get().read(StoredEmbeddings.split(index)),
                            () -> stamped.get().read(StoredEmbeddings.split(index))));
        }
        return new StoredEvaluation(
                classes,
                trigger.facts().mapping(),
                attack,
                tests,
                single.map(
                        chosen ->
                                new StoredSplit(
                                        EvaluatedSplit.SINGLE_PICTURES,
                                        chosen.pictures(),
                                        mapping,
                                        () -> stamped.get().read(StoredEmbeddings.SINGLE),
                                        MeasurementWork::failWithoutTrigger)),
                new StoredSplit(
                        validation.name(),
                        validation.pictures().pictures(),
                        mapping,
                        () -> plain.get().read(StoredEmbeddings.split(splits.size())),
                        MeasurementWork::failWithoutTrigger),
                () -> labelled(workspace),
                () -> heldOut(workspace),
                () -> plain.get().read(StoredEmbeddings.CLASSES),
                () -> stamped.get().read(StoredEmbeddings.CLASSES),
                opened,
                PoisonedRun.manifest(poison, workspace).poison(),
                findings.read(workspace));
    }

    private static Embeddings failWithoutTrigger() {
        throw new IllegalArgumentException("triggers are used on test splits only");
    }

    private EvaluatedSplit labelled(Workspace workspace) {
        Labelled read = labelled.orElseThrow(StoredEvaluation::missingInput);
        StoredEmbeddings stored = new StoredEmbeddings(workspace.input(read.clean()));
        return new StoredSplit(
                read.pictures().name(),
                read.pictures().pictures().pictures(),
                Optional.empty(),
                () -> stored.read(StoredEmbeddings.split(0)),
                MeasurementWork::failWithoutTrigger);
    }

    private EvaluatedPairs heldOut(Workspace workspace) {
        HeldOut read = heldOut.orElseThrow(StoredEvaluation::missingInput);
        return StoredPairs.of(
                read.pairs().pairs(),
                new ClassNames(trigger.facts().names()),
                new StoredEmbeddings(workspace.input(read.clean())),
                new StoredEmbeddings(workspace.input(read.triggered())));
    }

    private static Supplier<StoredEmbeddings> readLazily(
            Optional<Stage> artifact, Workspace workspace) {
        Optional<StoredEmbeddings> embeddings =
                artifact.map(input -> new StoredEmbeddings(workspace.input(input)));
        return () -> embeddings.orElseThrow(StoredEvaluation::missingInput);
    }
}
