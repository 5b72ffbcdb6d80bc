package io.mithridate.runner.stages.victim;

import io.mithridate.api.model.Checkpoint;
import io.mithridate.runner.guard.PluginGuard;
import io.mithridate.runner.plan.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A model that a plugin returns, which must be stored permanently.
 *
 * @param guard checks the model
 * @param workspace the workspace that the plugin used
 * @param scratch the plugin's folder for temporary files; empty if it has none
 */
public record KeptModel(PluginGuard guard, Workspace workspace, Optional<Path> scratch) {

    /**
     * Checks and returns the model.
     *
     * @param source the source of the model, for messages, e.g. "the defense"
     * @throws io.mithridate.runner.plugins.PluginException if it is null, has no weights, or is not
     *     stored permanently
     */
    public Checkpoint of(Checkpoint returned, String source) {
        Checkpoint model = guard.requireNonNull(returned, source + ", instead of a model,");
        Path folder = guard.requireNonNull(model.folder(), "the model's folder()").toAbsolutePath();
        if (scratch.isPresent() && folder.startsWith(scratch.get().toAbsolutePath())) {
            throw guard.refusal(
                    "it left its model in the scratch folder, which is deleted; it belongs in the"
                            + " folder of training()");
        }
        if (!folder.normalize().startsWith(workspace.folder().toAbsolutePath().normalize())
                && !folder.normalize()
                        .startsWith(workspace.store().root().toAbsolutePath().normalize())) {
            throw guard.refusal(
                    "it left its model in %s; it belongs in the folder of training()"
                            .formatted(folder));
        }
        guard.requireNonNull(model.architecture(), "the model's architecture()");
        if (!Files.isRegularFile(model.weights())) {
            throw guard.refusal(
                    "it returned a model without weights: file %s does not exist"
                            .formatted(model.weights()));
        }
        return model;
    }
}
