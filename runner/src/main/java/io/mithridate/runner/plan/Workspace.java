package io.mithridate.runner.plan;

import io.mithridate.api.training.TrainingListener;
import io.mithridate.runner.store.Artifact;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where a stage works.
 *
 * @param folder an existing, empty folder for the artifact
 * @param inputs the artifacts of the stage's inputs, by their keys
 * @param listener hears of training steps
 * @param meter counts what training steps do not show
 */
public record Workspace(
        Path folder, Map<String, Artifact> inputs, TrainingListener listener, CostMeter meter) {

    public Workspace {
        inputs = Map.copyOf(inputs);
    }

    /** The artifact of one of the stage's inputs. */
    public Artifact input(Stage stage) {
        Artifact artifact = inputs.get(stage.key());
        if (artifact == null) {
            throw new IllegalArgumentException(
                    "%s is no input of this stage; its inputs are %s"
                            .formatted(stage.title(), List.copyOf(inputs.keySet())));
        }
        return artifact;
    }
}
