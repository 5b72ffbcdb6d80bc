package io.mithridate.runner.plan;

import io.mithridate.api.backend.Checkpointing;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.runner.plugins.OpenResources;
import io.mithridate.store.Artifact;
import io.mithridate.store.ArtifactStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The environment in which a stage's work is computed.
 *
 * @param title the stage's title, shown with its progress
 * @param folder an existing, empty folder for the artifact
 * @param store the artifact store, for references from the folder to other artifacts
 * @param inputs the artifacts of the stage's inputs, by key
 * @param listener receives training steps
 * @param states where and how often the training state is saved, and where to look for the saved
 *     state of an interrupted run
 * @param meter counts work that is not part of training steps
 * @param resources resources to close when the stage ends
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

    /**
     * Returns the context of a training run that writes to the artifact's folder.
     *
     * @param others listeners in addition to the stage's own
     */
    public TrainingContext training(Seed seed, TrainingListener... others) {
        return training(folder, seed, others);
    }

    /** Returns the context of a training run that writes to a subfolder of the artifact. */
    public TrainingContext training(Path part, Seed seed, TrainingListener... others) {
        List<TrainingListener> all = new ArrayList<>(List.of(others));
        all.add(listener);
        return new TrainingContext(
                title, part, seed, TrainingListener.all(all), Optional.of(states));
    }

    /** Returns the artifact of one of the stage's inputs. */
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
