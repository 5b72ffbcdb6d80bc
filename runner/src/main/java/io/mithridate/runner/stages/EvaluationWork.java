package io.mithridate.runner.stages;

import io.mithridate.api.attack.PreparedAttack;
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
import io.mithridate.api.random.Seed;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.store.Artifact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures a defended model with every metric.
 *
 * @param metrics what is measured
 * @param defender the defense that the cell is about
 * @param defended the stage of the defended model
 * @param seed what the triggers of test pictures are derived from
 */
public record EvaluationWork(List<PluginUse> metrics, Defender defender, Stage defended, Seed seed)
        implements StageWork {

    @Override
    public void compute(Workspace workspace) throws IOException {
        Laboratory laboratory = defender.laboratory();
        PreparedAttack attack = defender.attack(workspace);
        Artifact artifact = workspace.input(defended);
        List<Measurement> measured = new ArrayList<>();
        try (ImageTextModel model =
                laboratory.model().open(ModelArtifact.read(artifact, laboratory.storeRoot()))) {
            ModelEvaluation evaluation =
                    new ModelEvaluation(
                            laboratory,
                            model,
                            attack,
                            splits(model, attack, workspace),
                            validation(model, attack, workspace),
                            PoisonManifestFile.read(
                                    workspace.input(defender.inputs().victim()).folder()),
                            findings(model, artifact, workspace));
            for (PluginUse metric : metrics) {
                measured.addAll(measure(metric, evaluation));
            }
        }
        MeasurementFiles.write(workspace.folder(), measured);
    }

    private List<Measurement> measure(PluginUse use, ModelEvaluation evaluation) {
        Metric metric = defender.laboratory().create(use, Metric.class);
        MetricFactory<?> factory = (MetricFactory<?>) use.plugin().factory();
        try {
            return new MeasurementRules(
                            factory.quantities(),
                            evaluation.splits().stream().map(EvaluatedSplit::name).toList(),
                            evaluation.triggers())
                    .checked(
                            metric.measure(
                                    new GrantedEvaluation(use.name(), metric.needs(), evaluation)));
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "the metric '%s' failed: %s".formatted(use.name(), e.getMessage()), e);
        }
    }

    private EvaluatedSplit validation(
            ImageTextModel model, PreparedAttack attack, Workspace workspace) {
        Laboratory laboratory = defender.laboratory();
        return new EmbeddedSplit(
                EvaluatedSplit.VALIDATION,
                new SplitImages(
                        laboratory.evaluation().validation(),
                        laboratory.decoder(),
                        model,
                        workspace.meter()),
                attack,
                seed.at(EvaluatedSplit.VALIDATION));
    }

    private List<EvaluatedSplit> splits(
            ImageTextModel model, PreparedAttack attack, Workspace workspace) {
        Laboratory laboratory = defender.laboratory();
        List<EvaluatedSplit> splits = new ArrayList<>();
        for (String name : laboratory.evaluation().testSplits()) {
            SplitImages images =
                    new SplitImages(
                            laboratory.evaluation().test(name),
                            laboratory.decoder(),
                            model,
                            workspace.meter());
            splits.add(new EmbeddedSplit(name, images, attack, seed.at(name)));
        }
        return splits;
    }

    private Findings findings(ImageTextModel model, Artifact artifact, Workspace workspace)
            throws IOException {
        Defense defense = defender.create();
        Optional<InputDetector.Guard> guard =
                defense instanceof InputDetector detector
                        ? Optional.of(
                                detector.guard(
                                        model,
                                        defender.context(
                                                defense,
                                                defender.pairs(workspace),
                                                defender.texts(),
                                                workspace)))
                        : Optional.empty();
        return new Findings(
                FindingsFiles.readSampleScores(artifact.folder()),
                FindingsFiles.readVerdict(artifact.folder()),
                guard);
    }
}
