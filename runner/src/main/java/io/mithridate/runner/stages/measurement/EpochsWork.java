package io.mithridate.runner.stages.measurement;

import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.Templates;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Evaluation.Findings;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.runner.inputs.ComputeInput;
import io.mithridate.runner.inputs.ModelInput;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.inputs.PluginInput;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.stages.DecoderInput;
import io.mithridate.runner.stages.ModelArtifact;
import io.mithridate.runner.stages.embedding.EmbeddingWork;
import io.mithridate.runner.stages.embedding.EvaluatedPictures;
import io.mithridate.runner.stages.embedding.PromptEmbeddings;
import io.mithridate.runner.stages.embedding.SplitImages;
import io.mithridate.runner.stages.measurement.StoredEvaluation.StoredSplit;
import io.mithridate.runner.stages.poison.ChosenPictures;
import io.mithridate.runner.stages.poison.TriggerInput;
import io.mithridate.store.Artifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Measures the models that a stage kept during training, on the validation pictures, because test
 * pictures must not determine when to stop. The results are only reported; they do not influence
 * any choice.
 *
 * @param trained the artifact of the stage that kept models
 * @param model opens the models
 * @param compute the computation settings
 * @param trigger the attack whose trigger is applied
 * @param validation the pictures to embed
 * @param single the single pictures that the attack aims at, which are also embedded
 * @param decoder resizes pictures to the model's size
 * @param classes the names of the classes
 * @param prompts the templates for class names
 * @param metrics the metrics, which read only embeddings
 * @param seed the seed from which the trigger of each picture is derived
 */
record EpochsWork(
        Stage trained,
        ModelInput model,
        ComputeInput compute,
        TriggerInput trigger,
        EvaluatedPictures validation,
        Optional<ChosenPictures> single,
        DecoderInput decoder,
        Classes classes,
        Templates prompts,
        List<PluginInput<Metric>> metrics,
        NamedSeed seed)
        implements StageWork {

    @Override
    public void compute(Workspace workspace) throws IOException {
        PreparedAttack attack = trigger.restore(workspace);
        Artifact keeper = workspace.input(trained);
        String architecture = ModelArtifact.read(keeper, workspace.store()).architecture();
        for (Path keptFolder : Epoch.folders(keeper.folder())) {
            Path folder = Epoch.epochsFolder(workspace.folder()).resolve(keptFolder.getFileName());
            Files.createDirectories(folder);
            Epoch.read(keptFolder).write(folder);
            try (ImageTextModel opened =
                    model.provider().open(new Checkpoint(keptFolder, architecture))) {
                MeasurementFiles.write(folder, measure(evaluation(opened, attack, workspace)));
            }
        }
    }

    /**
     * Returns the distinct measurements of all metrics. Two metrics may measure the same quantity,
     * e.g. a metric that is listed with different options.
     */
    private List<Measurement> measure(Evaluation evaluation) {
        Set<Measurement> rows = new LinkedHashSet<>();
        for (PluginInput<Metric> metric : metrics) {
            rows.addAll(new MetricRows(metric).ofValidation(evaluation));
        }
        return List.copyOf(rows);
    }

    private Evaluation evaluation(
            ImageTextModel opened, PreparedAttack attack, Workspace workspace) {
        Mapping mapping = trigger.facts().mapping();
        Embeddings rows = PromptEmbeddings.of(opened, classes, prompts);
        boolean changesPrompts = attack.triggers().stream().anyMatch(Trigger::changesPrompts);
        Embeddings changed =
                changesPrompts
                        ? PromptEmbeddings.of(opened, classes, attack.triggerPrompts(prompts))
                        : rows;
        EvaluatedSplit split = embed(opened, attack, mapping, workspace);
        return new StoredEvaluation(
                classes,
                mapping,
                attack,
                List.of(split),
                single.map(chosen -> embedSingle(chosen, opened, mapping, workspace)),
                split,
                StoredEvaluation.missing(),
                StoredEvaluation.missing(),
                () -> rows,
                () -> changed,
                StoredEvaluation.missing(),
                Set.of(),
                Findings.none());
    }

    /** Embeds the pictures unchanged and with the trigger. */
    private EvaluatedSplit embed(
            ImageTextModel opened, PreparedAttack attack, Mapping mapping, Workspace workspace) {
        SplitImages images =
                new SplitImages(
                        validation.pictures().pictures(), decoder, opened, workspace.meter());
        Embeddings plain = images.embed(Optional.empty());
        Embeddings stamped =
                attack.triggers().stream().anyMatch(Trigger::stampsImages)
                        ? images.embed(
                                Optional.of(
                                        new EmbeddingWork.AppliedTrigger(trigger, seed)
                                                .in(validation.name(), attack)))
                        : plain;
        return new StoredSplit(
                validation.name(),
                validation.pictures().pictures(),
                attack.poisons() ? Optional.of(mapping) : Optional.empty(),
                () -> plain,
                () -> stamped);
    }

    /** Embeds the single pictures, to which no trigger is applied. */
    private EvaluatedSplit embedSingle(
            ChosenPictures chosen, ImageTextModel opened, Mapping mapping, Workspace workspace) {
        LabelledImages pictures = chosen.pictures();
        Embeddings rows =
                new SplitImages(pictures, decoder, opened, workspace.meter())
                        .embed(Optional.empty());
        return new StoredSplit(
                EvaluatedSplit.SINGLE_PICTURES,
                pictures,
                Optional.of(mapping),
                () -> rows,
                StoredEvaluation.missing());
    }
}
