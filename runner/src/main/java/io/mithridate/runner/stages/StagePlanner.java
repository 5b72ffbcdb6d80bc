package io.mithridate.runner.stages;

import io.mithridate.results.coordinates.SettingLabels;
import io.mithridate.runner.experiment.Cell;
import io.mithridate.runner.experiment.Experiment;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.experiment.ScenarioLabels;
import io.mithridate.runner.inputs.ComputeInput;
import io.mithridate.runner.inputs.FileDigests;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageRegistry;
import io.mithridate.runner.stages.defense.DefenseStages;
import io.mithridate.runner.stages.measurement.MeasurementStages;
import io.mithridate.runner.stages.poison.PoisonStages;
import io.mithridate.runner.stages.victim.BaseStages;
import io.mithridate.runner.stages.victim.VictimStages;
import io.mithridate.store.PictureMemory;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiFunction;

/**
 * Converts cells to stages with keys; cells that need the same stage share it.
 *
 * <p>Random numbers depend only on the cell's seed and the stage's purpose, so that adding an axis
 * does not change any key.
 */
public final class StagePlanner {

    private final AllScenarioResources allResources;
    private final PlanContext context;

    /**
     * The stages of each scenario. Scenarios are compared by identity, because a scenario is large
     * and is the same object for all of its cells.
     */
    private final IdentityHashMap<Scenario, ScenarioStages> scenarios = new IdentityHashMap<>();

    /**
     * Creates a planner for an experiment.
     *
     * @param compute the computation settings that affect keys
     * @param code returns the digest of the code of a piece of work and of the plugins that it uses
     * @param noAttack the attack without a trigger, whose victim is the control
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

    /** Returns the stages of each cell, in the order of the cells. */
    public List<CellStages> plan(List<Cell> cells) {
        return new DistinctTitles(ScenarioLabels.of(context.experiment()))
                .of(cells.stream().map(this::plan).toList());
    }

    private CellStages plan(Cell cell) {
        return scenarios.computeIfAbsent(cell.scenario(), this::stages).of(cell);
    }

    private ScenarioStages stages(Scenario scenario) {
        return ScenarioStages.of(new ScenarioInputs(scenario, allResources.of(scenario), context));
    }

    /** The stages of one scenario's cells. */
    private record ScenarioStages(PoisonStages poisons, MeasurementStages measurements) {

        static ScenarioStages of(ScenarioInputs inputs) {
            BaseStages bases = new BaseStages(inputs);
            PoisonStages poisons = new PoisonStages(inputs, bases);
            VictimStages victims = new VictimStages(inputs, bases, poisons);
            DefenseStages defenses = new DefenseStages(inputs, poisons, victims);
            return new ScenarioStages(
                    poisons, new MeasurementStages(inputs, poisons, victims, defenses));
        }

        CellStages of(Cell cell) {
            return new CellStages(
                    cell,
                    poisons.attack(cell.attack(), cell.seed()),
                    measurements.of(cell),
                    measurements.epochs(cell));
        }
    }

    /**
     * Extends equal titles of stages by the differences between their scenarios, e.g. "victim of
     * badnets, seed 1, rate 0.01". The title of a stage that several scenarios share shows their
     * common values.
     */
    static final class DistinctTitles {

        private final ScenarioLabels scenarios;

        /** The scenarios of each stage, by title and key. */
        private final Map<String, Map<String, Set<SortedMap<String, String>>>> users =
                new HashMap<>();

        private final Map<String, Map<String, String>> labels = new HashMap<>();
        private final Map<String, Stage> renamed = new HashMap<>();

        DistinctTitles(ScenarioLabels scenarios) {
            this.scenarios = scenarios;
        }

        /** Returns the cells with distinct stage titles. */
        List<CellStages> of(List<CellStages> cells) {
            Map<SortedMap<String, String>, Set<Stage>> stagesByScenario = new LinkedHashMap<>();
            for (CellStages cell : cells) {
                stagesByScenario
                        .computeIfAbsent(
                                cell.cell().coordinates().scenario(), any -> new LinkedHashSet<>())
                        .addAll(cell.inOrder());
            }
            stagesByScenario.forEach(
                    (scenario, stages) -> stages.forEach(stage -> add(scenario, stage)));
            return cells.stream().map(this::rename).toList();
        }

        private void add(SortedMap<String, String> scenario, Stage stage) {
            users.computeIfAbsent(stage.title(), any -> new LinkedHashMap<>())
                    .computeIfAbsent(stage.key(), any -> new LinkedHashSet<>())
                    .add(scenario);
        }

        private CellStages rename(CellStages cell) {
            return new CellStages(
                    cell.cell(),
                    rename(cell.trigger()),
                    cell.measurements().stream().map(this::rename).toList(),
                    cell.epochs().stream()
                            .map(
                                    epochs ->
                                            new CellStages.MeasuredEpochs(
                                                    rename(epochs.trained()),
                                                    rename(epochs.measured())))
                            .toList());
        }

        private Stage rename(Stage stage) {
            Stage renamedStage = renamed.get(stage.key());
            if (renamedStage == null) {
                renamedStage =
                        stage.renamed(
                                title(stage), stage.inputs().stream().map(this::rename).toList());
                renamed.put(stage.key(), renamedStage);
            }
            return renamedStage;
        }

        private String title(Stage stage) {
            Map<String, Set<SortedMap<String, String>>> sameTitle =
                    users.getOrDefault(stage.title(), Map.of());
            if (sameTitle.size() < 2) {
                return stage.title();
            }
            String label =
                    labels.computeIfAbsent(stage.title(), any -> scenarios.ofGroups(sameTitle))
                            .getOrDefault(stage.key(), "");
            return label.isEmpty() ? stage.title() : stage.title() + ", " + label;
        }
    }

    /**
     * The context that the scenarios of one experiment share while it is planned.
     *
     * @param experiment the experiment
     * @param compute the computation settings that affect keys
     * @param noAttack the attack without a trigger, whose victim is the control
     * @param registry creates each stage once
     * @param files computes digests of the files that options name
     * @param memory the cache of pictures that are shown to many models
     * @param labels the names that distinguish the settings of one plugin
     */
    record PlanContext(
            Experiment experiment,
            ComputeInput compute,
            PluginUse noAttack,
            StageRegistry registry,
            FileDigests files,
            PictureMemory memory,
            Map<PluginUse, String> labels) {

        static PlanContext of(
                Experiment experiment,
                ComputeInput compute,
                PluginUse noAttack,
                StageRegistry registry) {
            Map<PluginUse, String> labels = new HashMap<>();
            for (List<PluginUse> uses :
                    List.of(
                            experiment.attacks(),
                            experiment.defenses(),
                            experiment.defenses().stream()
                                    .map(PluginUse::withoutAlong)
                                    .distinct()
                                    .toList(),
                            experiment.metrics())) {
                SettingLabels axisLabels =
                        new SettingLabels(uses.stream().map(PluginUse::setting).toList());
                uses.forEach(use -> labels.putIfAbsent(use, axisLabels.of(use.setting())));
            }
            return new PlanContext(
                    experiment,
                    compute,
                    noAttack,
                    registry,
                    new FileDigests(),
                    new PictureMemory(),
                    labels);
        }

        /** Returns the name of a plugin in titles. */
        String label(PluginUse use) {
            return labels.getOrDefault(use, use.name());
        }
    }
}
