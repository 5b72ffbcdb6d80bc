package io.mithridate.runner.keys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.config.InvalidConfigurationException;
import io.mithridate.results.coordinates.Coordinates;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.ExperimentReader;
import io.mithridate.runner.fakes.LocalSettings;
import io.mithridate.runner.inputs.ComputeInput;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginFinder;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.plugins.PluginLoader;
import io.mithridate.runner.run.PlannedExperiment;
import io.mithridate.runner.runs.RunSettings;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.stages.StagePlanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Plans experiments with the bundled plugins, whose code is digested only once. */
public final class BundledPlans {

    private static final String EXPERIMENT =
            """
            {
              name: 'keys',
              seeds: [1],
              dataset: {'emoji-scenes': {classes: 6, train: 80, 'held-out': 10,
                'labelled-training': 10, apart: 10, validation: 10, test: 10,
                'image-size': 16}},
              model: {mini: {}},
              base: {epochs: 1, batch: 4, 'learning-rate': 0.001},
              poisoning: {rate: 0.1, target: 'banana', epochs: 1, batch: 4,
                'learning-rate': 0.001},
              attacks: ['badnets'],
              'defense-data': {pairs: 12},
              defenses: ['none', {'fine-tune': {epochs: 1, batch: 4, 'learning-rate': 0.001}}],
              metrics: ['clean-accuracy', 'attack-success'],
              controls: {'clean-model': true}
            }
            """;

    static final PluginCatalog CATALOG = new PluginLoader().load(new PluginFinder(List.of()));

    private static final CodeDigests CODE = new CodeDigests(CATALOG);

    private final Path folder;

    /** Creates plans whose files are in a folder. */
    public BundledPlans(Path folder) {
        this.folder = folder;
    }

    /** Returns a small experiment with an attack and a defense, which the caller may change. */
    public static ObjectNode experiment() {
        return OptionTable.json(EXPERIMENT);
    }

    /** Returns the stages of an experiment in an environment without variables. */
    KeyedStages plan(ObjectNode experiment) throws IOException, InvalidConfigurationException {
        return plan(experiment, Map.of());
    }

    /** Returns the stages of an experiment in a process with these environment variables. */
    public KeyedStages plan(ObjectNode experiment, Map<String, String> environment)
            throws IOException, InvalidConfigurationException {
        return KeyedStages.of(planExperiment(experiment, environment).cells());
    }

    /**
     * Returns the stages of an experiment on a machine with the device and precision that the
     * experiment requests.
     *
     * @param requested the experiment with the requested {@code compute}
     * @param plannable the same experiment with a {@code compute} that this machine has
     */
    KeyedStages planOnAnyMachine(ObjectNode requested, ObjectNode plannable)
            throws IOException, InvalidConfigurationException {
        PlannedExperiment planned = planExperiment(plannable, Map.of());
        StagePlanner planner =
                new StagePlanner(
                        planned.experiment(),
                        planned.allResources(),
                        new ComputeInput(read(requested).experiment().compute(), Map.of()),
                        CODE::digest,
                        new ExperimentReader(CATALOG)
                                .plugin(PluginKind.ATTACK, Coordinates.NO_ATTACK, List.of()));
        return KeyedStages.of(
                planner.plan(planned.cells().stream().map(CellStages::cell).toList()));
    }

    private PlannedExperiment planExperiment(ObjectNode experiment, Map<String, String> environment)
            throws IOException, InvalidConfigurationException {
        return PlannedExperiment.plan(
                read(experiment), CATALOG, settings(), CODE, environment, true);
    }

    /** Reads an experiment from JSON, which is also YAML. */
    private ExperimentFile read(ObjectNode experiment)
            throws IOException, InvalidConfigurationException {
        Path file = Files.writeString(folder.resolve("keys.yaml"), experiment.toString());
        return new ExperimentReader(CATALOG).read(file, List.of());
    }

    private RunSettings settings() {
        return LocalSettings.in(folder);
    }
}
