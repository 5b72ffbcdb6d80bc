package io.mithridate.runner.stages;

import io.mithridate.runner.experiment.Experiment;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.matrix.Cell;
import io.mithridate.runner.plan.StageRegistry;
import io.mithridate.runner.stages.base.BaseStages;
import io.mithridate.runner.stages.defense.DefenseStages;
import io.mithridate.runner.stages.epochs.EpochStages;
import io.mithridate.runner.stages.measurement.MeasurementStages;
import io.mithridate.runner.stages.poison.PoisonStages;
import io.mithridate.runner.stages.victim.VictimStages;

/** The stages of one scenario's cells. */
final class ScenarioStages {

    private final PoisonStages poisons;
    private final MeasurementStages measurements;
    private final EpochStages epochs;

    /**
     * Stages of a scenario.
     *
     * @param inputs what they read
     * @param experiment says what is measured
     * @param titles name what they are about
     * @param noAttack the attack without a trigger, which makes the control victim
     * @param registry makes stages, each once
     */
    ScenarioStages(
            ScenarioInputs inputs,
            Experiment experiment,
            StageTitles titles,
            PluginUse noAttack,
            StageRegistry registry) {
        BaseStages bases = new BaseStages(inputs, titles, registry);
        poisons = new PoisonStages(inputs, bases, titles, registry);
        VictimStages victims = new VictimStages(inputs, noAttack, bases, poisons, titles, registry);
        DefenseStages defenses = new DefenseStages(inputs, poisons, victims, titles, registry);
        measurements =
                new MeasurementStages(
                        inputs, experiment.metrics(), poisons, victims, defenses, titles, registry);
        epochs =
                new EpochStages(
                        inputs, experiment.metrics(), poisons, victims, defenses, titles, registry);
    }

    /** The stages of a cell. */
    CellStages of(Cell cell) {
        return new CellStages(
                cell,
                poisons.attack(cell.attack(), cell.seed()),
                measurements.of(cell),
                epochs.of(cell));
    }
}
