package io.mithridate.runner.stages;

import io.mithridate.runner.experiment.Experiment;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.inputs.ComputeInput;
import io.mithridate.runner.matrix.Cell;
import io.mithridate.runner.matrix.ScenarioLabels;
import io.mithridate.runner.plan.StageRegistry;
import io.mithridate.runner.stages.base.BaseStages;
import io.mithridate.runner.stages.defense.DefenseStages;
import io.mithridate.runner.stages.epochs.EpochStages;
import io.mithridate.runner.stages.measurement.MeasurementStages;
import io.mithridate.runner.stages.poison.PoisonStages;
import io.mithridate.runner.stages.victim.VictimStages;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Turns cells into stages with keys; cells that need the same stage share it.
 *
 * <p>Randomness is named by the cell's seed and the stage's purpose alone, so that an axis that is
 * added changes no key.
 */
public final class StagePlanner {

    private final AllScenarioResources allResources;
    private final PlanContext context;

    /** By identity: a scenario is one object for all of its cells, and large. */
    private final IdentityHashMap<Scenario, ScenarioStages> scenarios = new IdentityHashMap<>();

    /**
     * A planner for an experiment.
     *
     * @param compute what of the computation counts in keys
     * @param code gives what stands in a key for the code of a work and of the plugins it uses
     * @param noAttack the attack without a trigger, which makes the control victim
     */
    public StagePlanner(
            Experiment experiment,
            AllScenarioResources allResources,
            ComputeInput compute,
            BiFunction<Class<?>, Collection<PluginUse>, String> code,
            PluginUse noAttack) {
        this.allResources = allResources;
        this.context = PlanContext.of(experiment, compute, noAttack, new StageRegistry(code));
    }

    /** The stages of each cell, in the cells' order. */
    public List<CellStages> plan(List<Cell> cells) {
        return new DistinctTitles(new ScenarioLabels(context.experiment().scenarios()))
                .of(cells.stream().map(this::plan).toList());
    }

    private CellStages plan(Cell cell) {
        return scenarios
                .computeIfAbsent(
                        cell.scenario(),
                        scenario ->
                                ScenarioStages.of(
                                        new ScenarioInputs(
                                                scenario, allResources.of(scenario), context)))
                .of(cell);
    }

    /** The stages of one scenario's cells. */
    private record ScenarioStages(
            PoisonStages poisons, MeasurementStages measurements, EpochStages epochs) {

        static ScenarioStages of(ScenarioInputs inputs) {
            BaseStages bases = new BaseStages(inputs);
            PoisonStages poisons = new PoisonStages(inputs, bases);
            VictimStages victims = new VictimStages(inputs, bases, poisons);
            DefenseStages defenses = new DefenseStages(inputs, poisons, victims);
            return new ScenarioStages(
                    poisons,
                    new MeasurementStages(inputs, poisons, victims, defenses),
                    new EpochStages(inputs, poisons, victims, defenses));
        }

        CellStages of(Cell cell) {
            return new CellStages(
                    cell,
                    poisons.attack(cell.attack(), cell.seed()),
                    measurements.of(cell),
                    epochs.of(cell));
        }
    }
}
