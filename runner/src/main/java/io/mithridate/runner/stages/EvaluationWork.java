package io.mithridate.runner.stages;

import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Templates;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.InputDetector;
import io.mithridate.api.metric.EvaluatedSplit;
import io.mithridate.api.metric.Evaluation.Findings;
import io.mithridate.api.metric.GrantedEvaluation;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.MeasurementRules;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.MetricFactory;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.runner.inputs.ArtifactInput;
import io.mithridate.runner.inputs.ComputeInput;
import io.mithridate.runner.inputs.ModelInput;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.inputs.PicturesInput;
import io.mithridate.runner.inputs.PluginInput;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.store.Artifact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measures a defended model with every metric. */
public record EvaluationWork(Inputs inputs) implements StageWork {

    /**
     * What it reads.
     *
     * @param metrics what is measured
     * @param model opens models
     * @param defended the model to measure
     * @param poison which training pairs were poisoned; empty for the control
     * @param trigger the attack that is set off
     * @param splits the test pictures, the main split first
     * @param validation the pictures that settings are chosen on
     * @param classes the names of the classes
     * @param prompts what class names are filled into
     * @param decoder brings pictures to the model's size
     * @param guard what the defense reads whose guard judges test pictures
     * @param compute what computes
     * @param seed what the triggers of test pictures are derived from
     */
    public record Inputs(
            List<PluginInput<Metric>> metrics,
            ModelInput model,
            ArtifactInput defended,
            Optional<ArtifactInput> poison,
            TriggerInput trigger,
            List<Split> splits,
            Split validation,
            Classes classes,
            Templates prompts,
            DecoderInput decoder,
            Optional<DefenseWork.Inputs> guard,
            ComputeInput compute,
            NamedSeed seed) {}

    /**
     * A test split, or validation.
     *
     * @param name its name
     * @param pictures its pictures
     */
    public record Split(String name, PicturesInput pictures) {}

    @Override
    public void compute(Workspace workspace) throws IOException {
        PreparedAttack attack = inputs.trigger().restore(workspace);
        Artifact artifact = inputs.defended().in(workspace);
        List<Measurement> measured = new ArrayList<>();
        try (ImageTextModel model =
                inputs.model().provider().open(ModelArtifact.read(artifact, workspace.store()))) {
            ModelEvaluation evaluation =
                    new ModelEvaluation(
                            inputs.classes(),
                            inputs.trigger().facts().target(),
                            inputs.prompts(),
                            model,
                            attack,
                            splits(model, attack, workspace),
                            split(inputs.validation(), model, attack, workspace),
                            PoisonedRun.manifest(inputs.poison(), workspace),
                            findings(model, artifact, workspace));
            for (PluginInput<Metric> metric : inputs.metrics()) {
                measured.addAll(measure(metric, evaluation));
            }
        }
        MeasurementFiles.write(workspace.folder(), measured);
    }

    private static List<Measurement> measure(
            PluginInput<Metric> input, ModelEvaluation evaluation) {
        Metric metric = input.create();
        MetricFactory<?> factory = (MetricFactory<?>) input.use().plugin().factory();
        try {
            return new MeasurementRules(
                            factory.quantities(),
                            evaluation.splits().stream().map(EvaluatedSplit::name).toList(),
                            evaluation.triggers())
                    .checked(
                            metric.measure(
                                    new GrantedEvaluation(
                                            input.name(), metric.needs(), evaluation)));
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "the metric '%s' failed: %s".formatted(input.name(), e.getMessage()), e);
        }
    }

    private List<EvaluatedSplit> splits(
            ImageTextModel model, PreparedAttack attack, Workspace workspace) {
        return inputs.splits().stream()
                .map(split -> split(split, model, attack, workspace))
                .toList();
    }

    private EvaluatedSplit split(
            Split split, ImageTextModel model, PreparedAttack attack, Workspace workspace) {
        return new EmbeddedSplit(
                split.name(),
                new SplitImages(
                        split.pictures().pictures(),
                        inputs.decoder().decoder(),
                        model,
                        workspace.meter()),
                attack,
                inputs.seed().seed().at(split.name()));
    }

    private Findings findings(ImageTextModel model, Artifact artifact, Workspace workspace)
            throws IOException {
        return new Findings(
                FindingsFiles.readSampleScores(artifact.folder()),
                FindingsFiles.readVerdict(artifact.folder()),
                inputs.guard().flatMap(defense -> guard(defense, model, workspace)));
    }

    private static Optional<InputDetector.Guard> guard(
            DefenseWork.Inputs inputs, ImageTextModel model, Workspace workspace) {
        Defense defense = inputs.defense().create();
        return defense instanceof InputDetector detector
                ? Optional.of(
                        detector.guard(
                                model,
                                new GrantedAccess(
                                        inputs, workspace, new WatchedTexts(inputs.prompts()))))
                : Optional.empty();
    }
}
