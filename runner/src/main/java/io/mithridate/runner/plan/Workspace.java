package io.mithridate.runner.plan;

import io.mithridate.api.backend.Checkpointing;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.runner.plugins.OpenResources;
import io.mithridate.runner.store.Artifact;
import io.mithridate.runner.store.ArtifactStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The place in which a stage works.
 *
 * @param title the title of the stage, which names its progress
 * @param folder an existing, empty folder for the artifact
 * @param store has the artifacts, which refer to each other from its folder
 * @param inputs the artifacts of the stage's inputs, by their keys
 * @param listener hears of training steps
 * @param states where and how often the state of training is saved, and where that of a run that
 *     was killed may be
 * @param meter counts what training steps do not show
 * @param resources what is closed when the stage ends
 */
public record Workspace(
        String title,
        Path folder,
        ArtifactStore store,
        Map<String, Artifact> inputs,
        TrainingListener listener,
        Checkpointing states,
        CostMeter meter,
        OpenResources resources) {

    public Workspace {
        inputs = Map.copyOf(inputs);
    }

    /** Returns the context of a training run that writes into the artifact. */
    public TrainingContext training(Seed seed) {
        return training(folder, seed);
    }

    /** Returns the context of a training run that writes into a folder within the artifact. */
    public TrainingContext training(Path part, Seed seed) {
        return new TrainingContext(title, part, seed, listener, Optional.of(states));
    }

    /** The artifact of one of the stage's inputs. */
    public Artifact input(Stage stage) {
        Artifact artifact = inputs.get(stage.key());
        if (artifact == null) {
            throw new IllegalArgumentException(
                    "%s is not an input of this stage; its inputs are %s"
                            .formatted(stage.title(), List.copyOf(inputs.keySet())));
        }
        return artifact;
    }
}
