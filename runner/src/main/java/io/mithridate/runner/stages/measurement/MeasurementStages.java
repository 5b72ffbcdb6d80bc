package io.mithridate.runner.stages.measurement;

import io.mithridate.api.defense.InputDetector;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Metric.Need;
import io.mithridate.runner.experiment.Cell;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.inputs.PairsInput;
import io.mithridate.runner.inputs.PluginInput;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.stages.CellStages.MeasuredEpochs;
import io.mithridate.runner.stages.ScenarioInputs;
import io.mithridate.runner.stages.defense.DefenseStages;
import io.mithridate.runner.stages.defense.DefenseStages.DefendedModel;
import io.mithridate.runner.stages.defense.FindingsInput;
import io.mithridate.runner.stages.defense.GuardWork;
import io.mithridate.runner.stages.embedding.EmbeddingWork;
import io.mithridate.runner.stages.embedding.EvaluatedPictures;
import io.mithridate.runner.stages.poison.ChosenPictures;
import io.mithridate.runner.stages.poison.PoisonStages;
import io.mithridate.runner.stages.victim.VictimStages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The stages of one scenario that measure models: embeddings, guards, one stage for each metric,
 * and the epochs of training runs.
 */
public record MeasurementStages(
        ScenarioInputs inputs, PoisonStages poisons, VictimStages victims, DefenseStages defenses) {

    /**
     * The needs that can be met for a model of an epoch; metrics with other needs are not measured.
     */
    private static final Set<Need> SUPPORTED_NEEDS = Set.of(Need.EMBEDDINGS, Need.VALIDATION);

    /**
     * Returns one stage for each metric; these stages share embeddings. If a defense only detects,
     * only its findings are measured, because the model is the victim's.
     */
    public List<Stage> of(Cell cell) {
        boolean defends = inputs.defense(cell.defense()).defends();
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
                        inputs.plugin(use, Metric.class),
                        inputs.when(
                                needsEmbeddings || needs.contains(Need.VALIDATION),
                                () -> cleanEmbeddings(model)),
                        inputs.when(needsEmbeddings, () -> triggeredEmbeddings(cell, model)),
                        inputs.when(needs.contains(Need.MODEL), model::opened),
                        poisons.trigger(cell.attack(), seed),
                        inputs.testPictures(),
                        inputs.singlePictures(cell.attack(), seed),
                        inputs.validation(),
                        inputs.classes(),
                        needs.contains(Need.FINDINGS)
                                ? victims.attackersManifest(cell)
                                : victims.manifest(victims.of(cell)),
                        inputs.when(needs.contains(Need.LABELLED), () -> labelled(model)),
                        inputs.when(needs.contains(Need.PAIRS), () -> heldOut(cell, model)),
                        findings(cell, model, needs.contains(Need.FINDINGS))));
    }

    private MeasurementWork.Labelled labelled(DefendedModel model) {
        EvaluatedPictures pictures =
                new EvaluatedPictures(EvaluatedSplit.LABELLED, inputs.labelledTraining());
        String title = "labelled pictures of " + model.stage().title();
        return new MeasurementWork.Labelled(
                pictures, embeddings(title, model, List.of(pictures), Optional.empty()));
    }

    /** Returns the embeddings of pictures without a trigger, and of prompts. */
    private Stage embeddings(
            String title,
            DefendedModel model,
            List<EvaluatedPictures> pictures,
            Optional<EmbeddingWork.Prompts> prompts) {
        return embeddings(
                title,
                model,
                Optional.empty(),
                pictures,
                Optional.empty(),
                prompts,
                Optional.empty());
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

    private Stage cleanEmbeddings(DefendedModel model) {
        String title = "clean embeddings of " + model.stage().title();
        return inputs.once(
                () -> embeddings(title, model, inputs.evaluated(), Optional.of(prompts())),
                StageKind.EMBEDDINGS,
                model.stage());
    }

    private Stage triggeredEmbeddings(Cell cell, DefendedModel model) {
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

    private Stage embeddings(
            String title,
            DefendedModel model,
            Optional<EmbeddingWork.AppliedTrigger> trigger,
            List<EvaluatedPictures> pictures,
            Optional<ChosenPictures> single,
            Optional<EmbeddingWork.Prompts> classes,
            Optional<PairsInput> pairs) {
        return inputs.stage(
                StageKind.EMBEDDINGS,
                title,
                new EmbeddingWork(
                        model.opened(),
                        trigger,
                        pictures,
                        single,
                        classes,
                        pairs,
                        inputs.decoder()));
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
        return needed && inputs.defense(cell.defense()) instanceof InputDetector
                ? new FindingsInput(
                        model.opened().defended(),
                        Optional.of(
                                new FindingsInput.Guarded(
                                        guard(cell, model, false), guard(cell, model, true))))
                : model.findings();
    }

    private Stage guard(Cell cell, DefendedModel model, boolean triggered) {
        return inputs.stage(
                StageKind.GUARD,
                "guard of %s on %s pictures"
                        .formatted(cell.title(), triggered ? "triggered" : "clean"),
                new GuardWork(
                        model.opened(),
                        model.asked(),
                        inputs.testPictures(),
                        inputs.when(triggered, () -> appliedTrigger(cell))));
    }

    /** Returns the seed from which the triggers of test pictures are derived. */
    private static NamedSeed testSeed(Cell cell) {
        return new NamedSeed(cell.seed(), "evaluation");
    }

    /**
     * Returns the stages that measure epochs of the cell's victim and of its defense, if these are
     * trained; empty unless the experiment requests such measurements.
     */
    public List<MeasuredEpochs> epochs(Cell cell) {
        List<MeasuredEpochs> epochs = new ArrayList<>();
        if (inputs.evaluateEvery().isEmpty()) {
            return epochs;
        }
        if (inputs.scenario().given().isEmpty()) {
            epochs.add(epochs(victims.victim(victims.of(cell)), cell));
        }
        if (!cell.coordinates().undefended() && inputs.defense(cell.defense()).defends()) {
            epochs.add(epochs(defenses.of(cell).trained(), cell));
        }
        return epochs;
    }

    private MeasuredEpochs epochs(Stage trained, Cell cell) {
        return new MeasuredEpochs(
                trained,
                inputs.stage(
                        StageKind.EPOCHS,
                        "epochs of %s, under %s"
                                .formatted(trained.title(), inputs.label(cell.attack())),
                        new EpochsWork(
                                trained,
                                inputs.model(),
                                inputs.compute(),
                                poisons.trigger(cell.attack(), cell.seed()),
                                inputs.validation(),
                                inputs.singlePictures(cell.attack(), cell.seed()),
                                inputs.decoder(),
                                inputs.classes(),
                                inputs.evaluationPrompts(),
                                supportedMetrics(),
                                testSeed(cell))));
    }

    private List<PluginInput<Metric>> supportedMetrics() {
        return inputs.metrics().stream()
                .filter(metric -> SUPPORTED_NEEDS.containsAll(inputs.needsOfMetric(metric)))
                .map(metric -> inputs.plugin(metric, Metric.class))
                .toList();
    }
}
