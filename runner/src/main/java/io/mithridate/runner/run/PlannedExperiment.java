package io.mithridate.runner.run;

import io.mithridate.api.execution.Executor.RemoteExecutor;
import io.mithridate.config.InvalidConfigurationException;
import io.mithridate.results.Provenance;
import io.mithridate.results.coordinates.Axes;
import io.mithridate.results.coordinates.Coordinates;
import io.mithridate.runner.check.ExperimentPreparation;
import io.mithridate.runner.experiment.Cell;
import io.mithridate.runner.experiment.Experiment;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.ExperimentReader;
import io.mithridate.runner.experiment.Matrix;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.inputs.ComputeInput;
import io.mithridate.runner.keys.CodeDigests;
import io.mithridate.runner.machine.ArithmeticEnvironment;
import io.mithridate.runner.options.PluginReferences;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.runs.RunSettings;
import io.mithridate.runner.stages.AllScenarioResources;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.stages.StagePlanner;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A checked and planned experiment that is ready to run.
 *
 * @param file the experiment, with the sources of its values
 * @param allResources the data and models
 * @param executor the executor of its stages
 * @param references finds the plugins that options refer to
 * @param code the digests of the code on which its stages depend
 * @param cells the selected cells, with their stages
 */
public record PlannedExperiment(
        ExperimentFile file,
        AllScenarioResources allResources,
        PluginUse executor,
        PluginReferences references,
        CodeDigests code,
        List<CellStages> cells) {

    public PlannedExperiment {
        cells = List.copyOf(cells);
    }

    /**
     * Checks and plans an experiment.
     *
     * @throws InvalidConfigurationException if the experiment is invalid; carries all errors
     */
    public static PlannedExperiment plan(
            ExperimentFile file, PluginCatalog catalog, RunSettings settings)
            throws InvalidConfigurationException {
        return plan(file, catalog, settings, new CodeDigests(catalog), System.getenv(), true);
    }

    /**
     * Checks and plans an experiment, reusing the code digests of an earlier plan.
     *
     * @param code digests the code of the catalog's plugins
     * @param environment the environment variables of the process that will compute
     * @param toCompute {@code false} if the results are only read from the store, so that this
     *     machine need not have the experiment's device
     * @throws InvalidConfigurationException if the experiment is invalid; carries all errors
     */
    public static PlannedExperiment plan(
            ExperimentFile file,
            PluginCatalog catalog,
            RunSettings settings,
            CodeDigests code,
            Map<String, String> environment,
            boolean toCompute)
            throws InvalidConfigurationException {
        PluginUse executor = settings.executor().in(catalog);
        Experiment experiment = file.experiment();
        List<Cell> cells =
                Axes.select(Matrix.expand(experiment), Cell::coordinates, settings.only());
        AllScenarioResources allResources =
                ExperimentPreparation.prepare(
                        file,
                        cells,
                        catalog,
                        settings.limit(),
                        settings.pictures(),
                        toCompute && computesHere(executor));
        PluginUse noAttack =
                new ExperimentReader(catalog)
                        .plugin(PluginKind.ATTACK, Coordinates.NO_ATTACK, List.of());
        StagePlanner planner =
                new StagePlanner(
                        experiment,
                        allResources,
                        new ComputeInput(
                                experiment.compute(), ArithmeticEnvironment.of(environment).set()),
                        code::digest,
                        noAttack);
        return new PlannedExperiment(
                file,
                allResources,
                executor,
                new PluginReferences(catalog),
                code,
                planner.plan(cells));
    }

    private static boolean computesHere(PluginUse executor) {
        return !RemoteExecutor.class.isAssignableFrom(executor.plugin().about().type());
    }

    /** Returns whether the stages are computed on this machine rather than on remote ones. */
    public boolean computesHere() {
        return computesHere(executor);
    }

    /** Returns the experiment. */
    public Experiment experiment() {
        return file.experiment();
    }

    /** Returns all stages by their keys, inputs before the stages that use them. */
    public Map<String, Stage> stages() {
        return CellStages.byKey(cells);
    }

    /**
     * Digests the code of the plugins for the results before computing starts, because a jar may be
     * replaced during the run.
     */
    void digestPlugins() {
        Stream.concat(
                        cells.stream().flatMap(cell -> cell.cell().plugins().stream()),
                        experiment().metrics().stream())
                .distinct()
                .flatMap(use -> references.with(use.plugin(), use.options()))
                .distinct()
                .forEach(plugin -> plugin.origin().digest());
    }

    /** Returns facts about the stages that a scheduler may need to request resources. */
    Map<String, String> schedulerFacts() {
        return Map.of(
                "device", device(), "threads", Integer.toString(experiment().compute().threads()));
    }

    private String device() {
        return experiment().compute().device().toString();
    }

    /** Returns the environment of the stages, for the provenance of results. */
    Provenance.Environment environment() {
        return new Provenance.Environment(device(), experiment().compute().threads());
    }
}
