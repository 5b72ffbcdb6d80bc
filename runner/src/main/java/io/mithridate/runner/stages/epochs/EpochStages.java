package io.mithridate.runner.stages.epochs;

import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Metric.Need;
import io.mithridate.runner.experiment.Cell;
import io.mithridate.runner.inputs.ArtifactInput;
import io.mithridate.runner.inputs.PluginInput;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.stages.CellStages.MeasuredEpochs;
import io.mithridate.runner.stages.ScenarioInputs;
import io.mithridate.runner.stages.defense.DefenseStages;
import io.mithridate.runner.stages.measurement.MeasurementStages;
import io.mithridate.runner.stages.poison.PoisonStages;
import io.mithridate.runner.stages.victim.VictimStages;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The stages of one scenario that measure models at several epochs of their training. */
public record EpochStages(
        ScenarioInputs inputs, PoisonStages poisons, VictimStages victims, DefenseStages defenses) {

    /**
     * The needs that can be met for a model of an epoch; metrics with other needs are not measured.
     */
    private static final Set<Need> SUPPORTED_NEEDS = Set.of(Need.EMBEDDINGS, Need.VALIDATION);

    /**
     * Returns the stages that measure epochs of the cell's victim and of its defense, if these are
     * trained; empty unless the experiment requests such measurements.
     */
    public List<MeasuredEpochs> of(Cell cell) {
        List<MeasuredEpochs> epochs = new ArrayList<>();
        if (inputs.evaluateEvery().isEmpty()) {
            return epochs;
        }
        if (inputs.scenario().given().isEmpty()) {
            epochs.add(measure(victims.victim(victims.of(cell)), cell));
        }
        if (!cell.coordinates().undefended() && inputs.needsOfDefense(cell.defense()).defends()) {
            epochs.add(measure(defenses.of(cell).trained(), cell));
        }
        return epochs;
    }

    private MeasuredEpochs measure(Stage trained, Cell cell) {
        return new MeasuredEpochs(
                trained,
                inputs.stage(
                        StageKind.EPOCHS,
                        "epochs of %s, under %s"
                                .formatted(trained.title(), inputs.label(cell.attack())),
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
                                        supportedMetrics(),
                                        MeasurementStages.testSeed(cell)))));
    }

    private List<PluginInput<Metric>> supportedMetrics() {
        return inputs.metrics().stream()
                .filter(metric -> SUPPORTED_NEEDS.containsAll(inputs.needsOfMetric(metric)))
                .map(metric -> inputs.plugin(metric, Metric.class))
                .toList();
    }
}
