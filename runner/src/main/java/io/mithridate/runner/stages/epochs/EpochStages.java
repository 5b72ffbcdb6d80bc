package io.mithridate.runner.stages.epochs;

import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Need;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.inputs.ArtifactInput;
import io.mithridate.runner.inputs.PluginInput;
import io.mithridate.runner.matrix.Cell;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.plan.StageRegistry;
import io.mithridate.runner.stages.CellStages.MeasuredEpochs;
import io.mithridate.runner.stages.ScenarioInputs;
import io.mithridate.runner.stages.StageTitles;
import io.mithridate.runner.stages.defense.DefenseStages;
import io.mithridate.runner.stages.measurement.MeasurementStages;
import io.mithridate.runner.stages.poison.PoisonStages;
import io.mithridate.runner.stages.victim.VictimStages;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The stages of one scenario that measure models after the epochs of their training. */
public final class EpochStages {

    /** What is stored of a model that is kept: metrics with other needs are not measured. */
    private static final Set<Need> STORED = Set.of(Need.EMBEDDINGS, Need.VALIDATION);

    private final ScenarioInputs inputs;
    private final List<PluginUse> metrics;
    private final PoisonStages poisons;
    private final VictimStages victims;
    private final DefenseStages defenses;
    private final StageTitles titles;
    private final StageRegistry registry;

    /**
     * Stages of a scenario.
     *
     * @param metrics what is measured in every cell
     * @param poisons give triggers
     * @param victims give victims
     * @param defenses give defended models
     * @param titles name attacks
     * @param registry makes stages, each once
     */
    public EpochStages(
            ScenarioInputs inputs,
            List<PluginUse> metrics,
            PoisonStages poisons,
            VictimStages victims,
            DefenseStages defenses,
            StageTitles titles,
            StageRegistry registry) {
        this.inputs = inputs;
        this.metrics = List.copyOf(metrics);
        this.poisons = poisons;
        this.victims = victims;
        this.defenses = defenses;
        this.titles = titles;
        this.registry = registry;
    }

    /**
     * Of the cell's victim and of its defense, where they train; none unless they are asked for.
     */
    public List<MeasuredEpochs> of(Cell cell) {
        List<MeasuredEpochs> epochs = new ArrayList<>();
        if (inputs.evaluateEvery().isEmpty()) {
            return epochs;
        }
        if (inputs.scenario().given().isEmpty()) {
            epochs.add(measured(victims.victim(victims.of(cell)), cell));
        }
        if (!cell.combination().undefended() && inputs.needsOfDefense(cell.defense()).defends()) {
            epochs.add(measured(defenses.of(cell).stage(), cell));
        }
        return epochs;
    }

    private MeasuredEpochs measured(Stage trained, Cell cell) {
        return new MeasuredEpochs(
                trained,
                registry.stage(
                        StageKind.EPOCHS,
                        "epochs of %s, under %s"
                                .formatted(trained.title(), titles.attack(cell.attack())),
                        new EpochsWork(
                                new EpochsWork.Inputs(
                                        new ArtifactInput(trained),
                                        inputs.model(),
                                        inputs.compute(),
                                        poisons.trigger(cell.attack(), cell.seed()),
                                        inputs.validation(),
                                        inputs.singlePictures(cell.attack(), cell.seed()),
                                        inputs.decoder(),
                                        inputs.classes(),
                                        inputs.evaluationPrompts(),
                                        readEmbeddings(),
                                        MeasurementStages.testSeed(cell)))));
    }

    private List<PluginInput<Metric>> readEmbeddings() {
        return metrics.stream()
                .filter(metric -> STORED.containsAll(inputs.needsOfMetric(metric)))
                .map(metric -> inputs.plugin(metric, Metric.class))
                .toList();
    }
}
