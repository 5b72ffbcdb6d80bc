package io.mithridate.runner.stages;

import io.mithridate.runner.experiment.Experiment;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.inputs.ComputeInput;
import io.mithridate.runner.inputs.FileDigests;
import io.mithridate.runner.matrix.Cell;
import io.mithridate.runner.matrix.ScenarioLabels;
import io.mithridate.runner.plan.StageRegistry;
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

    private final Experiment experiment;
    private final AllScenarioResources allResources;
    private final PluginUse noAttack;
    private final ComputeInput compute;
    private final FileDigests files = new FileDigests();
    private final StageRegistry registry;
    private final StageTitles titles;

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
        this.experiment = experiment;
        this.allResources = allResources;
        this.compute = compute;
        this.registry = new StageRegistry(code);
        this.titles = new StageTitles(experiment);
        this.noAttack = noAttack;
    }

    /** The stages of each cell, in the cells' order. */
    public List<CellStages> plan(List<Cell> cells) {
        return new DistinctTitles(new ScenarioLabels(experiment.scenarios()))
                .of(cells.stream().map(this::plan).toList());
    }

    private CellStages plan(Cell cell) {
        return scenarios
                .computeIfAbsent(
                        cell.scenario(),
                        scenario ->
                                new ScenarioStages(
                                        new ScenarioInputs(
                                                scenario,
                                                allResources.of(scenario),
                                                experiment,
                                                compute,
                                                files),
                                        experiment,
                                        titles,
                                        noAttack,
                                        registry))
                .of(cell);
    }
}
