package io.mithridate.runner.stages.measurement;

import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Metric.Need;
import io.mithridate.runner.experiment.Cell;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.inputs.ArtifactInput;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.inputs.PairsInput;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.stages.ScenarioInputs;
import io.mithridate.runner.stages.defense.DefendedModel;
import io.mithridate.runner.stages.defense.DefenseStages;
import io.mithridate.runner.stages.defense.FindingsInput;
import io.mithridate.runner.stages.defense.GuardWork;
import io.mithridate.runner.stages.embedding.EmbeddingWork;
import io.mithridate.runner.stages.embedding.EvaluatedPictures;
import io.mithridate.runner.stages.poison.ChosenPictures;
import io.mithridate.runner.stages.poison.PoisonStages;
import io.mithridate.runner.stages.victim.VictimStages;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The stages of one scenario that measure models: embeddings, guards, and one stage for each
 * metric.
 */
public record MeasurementStages(
        ScenarioInputs inputs, PoisonStages poisons, VictimStages victims, DefenseStages defenses) {

    /**
     * Returns one stage for each metric; these stages share embeddings. If a defense only detects,
     * only its findings are measured, because the model is the victim's.
     */
    public List<Stage> of(Cell cell) {
        boolean defends = inputs.needsOfDefense(cell.defense()).defends();
        DefendedModel model = defenses.of(cell);
        return inputs.metrics().stream()
                .filter(metric -> defends || inputs.needsOfMetric(metric).contains(Need.FINDINGS))
                .map(metric -> measurement(metric, cell, model))
                .toList();
    }

    private Stage measurement(PluginUse use, Cell cell, DefendedModel model) {
        long seed = cell.seed();
        Set<Need> needs = inputs.needsOfMetric(use);
        boolean needsEmbeddings = needs.contains(Need.EMBEDDINGS);
        return inputs.stage(
                StageKind.MEASUREMENT,
                inputs.label(use) + " of " + cell.title(),
                new MeasurementWork(
                        new MeasurementWork.Inputs(
                                inputs.plugin(use, Metric.class),
                                needsEmbeddings || needs.contains(Need.VALIDATION)
                                        ? Optional.of(cleanEmbeddings(model))
                                        : Optional.empty(),
                                needsEmbeddings
                                        ? Optional.of(triggeredEmbeddings(cell, model))
                                        : Optional.empty(),
                                needs.contains(Need.MODEL)
                                        ? Optional.of(model.opened())
                                        : Optional.empty(),
                                poisons.trigger(cell.attack(), seed),
                                inputs.testPictures(),
                                inputs.singlePictures(cell.attack(), seed),
                                inputs.validation(),
                                inputs.classes(),
                                needs.contains(Need.FINDINGS)
                                        ? victims.attackersManifest(cell)
                                        : victims.manifest(victims.of(cell)),
                                needs.contains(Need.LABELLED)
                                        ? Optional.of(labelled(model))
                                        : Optional.empty(),
                                needs.contains(Need.PAIRS)
                                        ? Optional.of(heldOut(cell, model))
                                        : Optional.empty(),
                                findings(cell, model, needs.contains(Need.FINDINGS)))));
    }

    private MeasurementWork.Labelled labelled(DefendedModel model) {
        EvaluatedPictures pictures =
                new EvaluatedPictures(EvaluatedSplit.LABELLED, inputs.labelledTraining());
        return new MeasurementWork.Labelled(
                pictures,
                embeddings(
                        "labelled pictures of " + model.stage().title(),
                        model,
                        Optional.empty(),
                        List.of(pictures),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private MeasurementWork.HeldOut heldOut(Cell cell, DefendedModel model) {
        PairsInput pairs = inputs.heldOut();
        String title = model.stage().title();
        return new MeasurementWork.HeldOut(
                pairs,
                embeddings(
                        "held-out pairs of " + title,
                        model,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(pairs)),
                embeddings(
                        "held-out captions of %s, under %s"
                                .formatted(title, inputs.label(cell.attack())),
                        model,
                        Optional.of(appliedTrigger(cell)),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(pairs)));
    }

    private ArtifactInput cleanEmbeddings(DefendedModel model) {
        return inputs.once(
                () ->
                        embeddings(
                                "clean embeddings of " + model.stage().title(),
                                model,
                                Optional.empty(),
                                inputs.evaluated(),
                                Optional.empty(),
                                Optional.of(prompts()),
                                Optional.empty()),
                StageKind.EMBEDDINGS,
                model.stage());
    }

    private ArtifactInput triggeredEmbeddings(Cell cell, DefendedModel model) {
        return inputs.once(
                () ->
                        embeddings(
                                "embeddings of %s, under %s"
                                        .formatted(
                                                model.stage().title(), inputs.label(cell.attack())),
                                model,
                                Optional.of(appliedTrigger(cell)),
                                inputs.testPictures(),
                                inputs.singlePictures(cell.attack(), cell.seed()),
                                Optional.of(prompts()),
                                Optional.empty()),
                StageKind.EMBEDDINGS,
                model.stage(),
                cell.attack(),
                cell.seed());
    }

    private ArtifactInput embeddings(
            String title,
            DefendedModel model,
            Optional<EmbeddingWork.AppliedTrigger> trigger,
            List<EvaluatedPictures> pictures,
            Optional<ChosenPictures> single,
            Optional<EmbeddingWork.Prompts> classes,
            Optional<PairsInput> pairs) {
        return new ArtifactInput(
                inputs.stage(
                        StageKind.EMBEDDINGS,
                        title,
                        new EmbeddingWork(
                                new EmbeddingWork.Inputs(
                                        model.opened(),
                                        trigger,
                                        pictures,
                                        single,
                                        classes,
                                        pairs,
                                        inputs.decoder()))));
    }

    private EmbeddingWork.AppliedTrigger appliedTrigger(Cell cell) {
        return inputs.once(
                () ->
                        new EmbeddingWork.AppliedTrigger(
                                poisons.trigger(cell.attack(), cell.seed()), testSeed(cell)),
                "trigger in test pictures",
                cell.attack(),
                cell.seed());
    }

    private EmbeddingWork.Prompts prompts() {
        return inputs.once(
                () -> new EmbeddingWork.Prompts(inputs.classes(), inputs.evaluationPrompts()),
                "prompts");
    }

    /**
     * Returns the findings of a defense.
     *
     * @param needed whether the metric needs findings; otherwise, the scores of a guard are not
     *     included
     */
    private FindingsInput findings(Cell cell, DefendedModel model, boolean needed) {
        return needed && inputs.needsOfDefense(cell.defense()).guards()
                ? new FindingsInput(
                        model.opened().defended(),
                        Optional.of(
                                new FindingsInput.Guarded(
                                        new ArtifactInput(guard(cell, model, false)),
                                        new ArtifactInput(guard(cell, model, true)))))
                : model.findings();
    }

    private Stage guard(Cell cell, DefendedModel model, boolean triggered) {
        return inputs.stage(
                StageKind.GUARD,
                "guard of %s on %s pictures"
                        .formatted(cell.title(), triggered ? "triggered" : "clean"),
                new GuardWork(
                        new GuardWork.Inputs(
                                model.opened(),
                                model.asked(),
                                inputs.testPictures(),
                                triggered ? Optional.of(appliedTrigger(cell)) : Optional.empty())));
    }

    /** Returns the seed from which the triggers of test pictures are derived. */
    public static NamedSeed testSeed(Cell cell) {
        return new NamedSeed(cell.seed(), "evaluation");
    }
}
