package io.mithridate.runner.cli.tools;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.config.Complaints;
import io.mithridate.config.InvalidConfigurationException;
import io.mithridate.config.Place;
import io.mithridate.runner.experiment.ExperimentReader;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.wiring.PluginInstances;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The clean model given to a command as a weights file. */
final class SurrogateWeights {

    private static final String WEIGHTS = "weights";
    private static final String TOKENIZER = "tokenizer";

    private SurrogateWeights() {}

    /**
     * Returns a model provider that loads the weights.
     *
     * @throws InvalidConfigurationException if the weights or their tokenizer cannot be used
     */
    static ModelProvider model(
            Path weights,
            Optional<Path> tokenizer,
            PluginCatalog catalog,
            PluginInstances instances)
            throws InvalidConfigurationException {
        List<String> assignments = new ArrayList<>(List.of(assignment(WEIGHTS, weights)));
        tokenizer.ifPresent(file -> assignments.add(assignment(TOKENIZER, file)));
        PluginUse use = new ExperimentReader(catalog).plugin(PluginKind.MODEL, "clip", assignments);
        ModelProvider model = instances.create(use.plugin(), use.options(), ModelProvider.class);
        Complaints complaints = new Complaints();
        for (OptionComplaint complaint : model.complaints()) {
            complaints.add(new Place.OnCommandLine("--" + complaint.option()), complaint.reason());
        }
        complaints.throwIfAny();
        return model;
    }

    /**
     * Returns an assignment with the path quoted, because it may contain characters that are
     * special in YAML.
     */
    private static String assignment(String option, Path path) {
        return "%s='%s'".formatted(option, path.toString().replace("'", "''"));
    }

    /**
     * Returns the model as a checkpoint for attacks.
     *
     * @param scratch the folder for temporary files
     */
    static Checkpoint checkpoint(ModelProvider model, Path scratch) throws IOException {
        return model.initialise(
                PairSet.of(List.of()),
                List.of(),
                new TrainingContext(
                        "surrogate",
                        Files.createDirectory(scratch.resolve("surrogate")),
                        new Seed(0),
                        TrainingListener.silent()));
    }
}
