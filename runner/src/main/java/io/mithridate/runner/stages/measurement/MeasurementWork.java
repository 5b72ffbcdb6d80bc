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
import io.mithridate.runner.inputs.ArtifactInput;
import io.mithridate.runner.inputs.PairsInput;
import io.mithridate.runner.inputs.PluginInput;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.stages.OpenedModel;
import io.mithridate.runner.stages.defense.FindingsInput;
import io.mithridate.runner.stages.embedding.EvaluatedPictures;
import io.mithridate.runner.stages.embedding.StoredEmbeddings;
import io.mithridate.runner.stages.pairs.PoisonedRun;
import io.mithridate.runner.stages.poison.ChosenPictures;
import io.mithridate.runner.stages.poison.TriggerInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Measures a defended model with one metric, using its stored embeddings and findings. */
public record MeasurementWork(Inputs inputs) implements StageWork {

    /**
     * The inputs of the stage.
     *
     * @param metric the metric
     * @param clean the embeddings without a trigger, for a metric that needs embeddings or
     *     validation pictures
     * @param triggered the embeddings with the trigger, for a metric that needs embeddings of test
     *     pictures
     * @param model the model, for a metric that needs it
     * @param trigger the attack whose trigger is applied
     * @param splits the test splits, the main one first
     * @param single the single pictures that the attack aims at
     * @param validation the validation pictures
     * @param classes the names of the classes
     * @param poison the manifest of the poisoned training pairs. For a control, the manifest of its
     *     clean copies; if it has no copies and the metric needs findings, that of the pairs that
     *     the attack would poison
     * @param labelled the labelled training pictures, for a metric that needs them
     * @param heldOut the held-out pairs, for a metric that needs them
     * @param findings the findings of a detecting defense
     */
    public record Inputs(
            PluginInput<Metric> metric,
            Optional<ArtifactInput> clean,
            Optional<ArtifactInput> triggered,
            Optional<OpenedModel> model,
            TriggerInput trigger,
            List<EvaluatedPictures> splits,
            Optional<ChosenPictures> single,
            EvaluatedPictures validation,
            Classes classes,
            Optional<ArtifactInput> poison,
            Optional<Labelled> labelled,
            Optional<HeldOut> heldOut,
            FindingsInput findings) {}

    /**
     * Labelled pictures that a metric reads.
     *
     * @param pictures the pictures
     * @param clean the embeddings of the pictures
     */
    public record Labelled(EvaluatedPictures pictures, ArtifactInput clean) {}

    /**
     * Held-out pairs that a metric reads.
     *
     * @param pairs the pairs
     * @param clean the embeddings of the captions and pictures
     * @param triggered the embeddings of the captions with the trigger
     */
    public record HeldOut(PairsInput pairs, ArtifactInput clean, ArtifactInput triggered) {}

    @Override
    public void compute(Workspace workspace) throws IOException {
        List<Measurement> rows;
        if (inputs.model().isPresent()) {
            try (ImageTextModel model = inputs.model().get().open(workspace)) {
                rows = rows(evaluation(() -> model, workspace));
            }
        } else {
            rows = rows(evaluation(MeasurementWork::failWithoutModel, workspace));
        }
        MeasurementFiles.write(workspace.folder(), rows);
    }

    private List<Measurement> rows(Evaluation evaluation) {
        return new MetricRows(inputs.metric()).of(evaluation);
    }

    private Evaluation evaluation(Supplier<ImageTextModel> model, Workspace workspace)
            throws IOException {
        PreparedAttack attack = inputs.trigger().restore(workspace);
        Optional<Mapping> mapping =
                attack.poisons()
                        ? Optional.of(inputs.trigger().facts().mapping())
                        : Optional.empty();
        Supplier<StoredEmbeddings> clean = readLazily(inputs.clean(), workspace);
        Supplier<StoredEmbeddings> triggered = readLazily(inputs.triggered(), workspace);
        List<EvaluatedSplit> splits = new ArrayList<>();
        for (int i = 0; i < inputs.splits().size(); i++) {
            int index = i;
            EvaluatedPictures split = inputs.splits().get(i);
            splits.add(
                    new StoredSplit(
                            split.name(),
                            split.pictures().pictures(),
                            mapping,
                            () -> clean.get().read(StoredEmbeddings.split(index)),
                            () -> triggered.get().read(StoredEmbeddings.split(index))));
        }
        return new StoredEvaluation(
                inputs.classes(),
                inputs.trigger().facts().mapping(),
                attack,
                splits,
                inputs.single()
                        .map(
                                chosen ->
                                        new StoredSplit(
                                                EvaluatedSplit.SINGLE_PICTURES,
                                                chosen.pictures(),
                                                mapping,
                                                () -> triggered.get().read(StoredEmbeddings.SINGLE),
                                                MeasurementWork::failWithoutTrigger)),
                new StoredSplit(
                        inputs.validation().name(),
                        inputs.validation().pictures().pictures(),
                        mapping,
                        () -> clean.get().read(StoredEmbeddings.split(inputs.splits().size())),
                        MeasurementWork::failWithoutTrigger),
                () -> labelled(workspace),
                () -> heldOut(workspace),
                () -> clean.get().read(StoredEmbeddings.CLASSES),
                () -> triggered.get().read(StoredEmbeddings.CLASSES),
                model,
                PoisonedRun.manifest(inputs.poison(), workspace).poison(),
                inputs.findings().read(workspace));
    }

    private static Embeddings failWithoutTrigger() {
        throw new IllegalArgumentException("triggers are used on test splits only");
    }

    private EvaluatedSplit labelled(Workspace workspace) {
        Labelled labelled = inputs.labelled().orElseThrow(MeasurementWork::missingInput);
        StoredEmbeddings stored = new StoredEmbeddings(labelled.clean().in(workspace));
        return new StoredSplit(
                labelled.pictures().name(),
                labelled.pictures().pictures().pictures(),
                Optional.empty(),
                () -> stored.read(StoredEmbeddings.split(0)),
                MeasurementWork::failWithoutTrigger);
    }

    private EvaluatedPairs heldOut(Workspace workspace) {
        HeldOut heldOut = inputs.heldOut().orElseThrow(MeasurementWork::missingInput);
        return StoredPairs.of(
                heldOut.pairs().pairs(),
                new ClassNames(inputs.trigger().facts().names()),
                new StoredEmbeddings(heldOut.clean().in(workspace)),
                new StoredEmbeddings(heldOut.triggered().in(workspace)));
    }

    private static Supplier<StoredEmbeddings> readLazily(
            Optional<ArtifactInput> artifact, Workspace workspace) {
        Optional<StoredEmbeddings> embeddings =
                artifact.map(input -> new StoredEmbeddings(input.in(workspace)));
        return () -> embeddings.orElseThrow(MeasurementWork::missingInput);
    }

    private static ImageTextModel failWithoutModel() {
        throw missingInput();
    }

    private static IllegalStateException missingInput() {
        return new IllegalStateException("the metric was granted what its stage does not read");
    }
}
