package io.mithridate.runner.stages;

import io.mithridate.api.model.Checkpoint;
import io.mithridate.runner.guard.PluginGuard;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.store.Artifact;
import io.mithridate.store.ArtifactStore;
import io.mithridate.store.StoredJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file that records the location of a stage's model: in the artifact itself or, if a defense
 * left the model unchanged, in the artifact that the model came from.
 */
public final class ModelArtifact {

    private static final String FILE = "model.json";

    private ModelArtifact() {}

    /** Writes the location of the model of the artifact that is being computed. */
    public static void write(Workspace workspace, Checkpoint checkpoint) throws IOException {
        write(workspace.folder(), workspace.store().root(), checkpoint);
    }

    /**
     * Writes the location of the model of an artifact that is being computed in the given folder.
     */
    static void write(Path folder, Path storeRoot, Checkpoint checkpoint) throws IOException {
        boolean isOwn = checkpoint.folder().startsWith(folder);
        Path relative =
                isOwn
                        ? folder.relativize(checkpoint.folder())
                        : storeRoot
                                .toAbsolutePath()
                                .relativize(checkpoint.folder().toAbsolutePath());
        StoredJson.write(
                folder.resolve(FILE),
                new Location(
                        checkpoint.architecture(), isOwn, relative.toString().replace('\\', '/')));
    }

    /**
     * Checks and returns a model that a plugin returned, which must be stored permanently.
     *
     * @param source the source of the model, for messages, e.g. "the defense"
     * @param guard checks the plugin
     * @param workspace the workspace that the plugin used
     * @param scratch the plugin's folder for temporary files; empty if it has none
     * @throws io.mithridate.runner.plugins.PluginException if it is null, has no weights, or is not
     *     stored permanently
     */
    public static Checkpoint requireKept(
            Checkpoint returned,
            String source,
            PluginGuard guard,
            Workspace workspace,
            Optional<Path> scratch) {
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

    /**
     * Returns the model of another stage, for the current stage.
     *
     * @throws MissingModelException if the model is in another artifact that is missing from the
     *     store
     */
    public static Checkpoint of(Stage artifact, Workspace workspace)
            throws IOException, MissingModelException {
        return read(workspace.input(artifact), workspace.store());
    }

    /**
     * Returns the model of an artifact.
     *
     * @throws MissingModelException if the model is in another artifact that is missing from the
     *     store
     */
    public static Checkpoint read(Artifact artifact, ArtifactStore store)
            throws IOException, MissingModelException {
        Location location = location(artifact);
        Optional<Origin> origin = location.origin();
        if (origin.isPresent() && store.find(origin.get().kind(), origin.get().key()).isEmpty()) {
            throw new MissingModelException(artifact, origin.get());
        }
        Path parent = location.own() ? artifact.folder() : store.root();
        return new Checkpoint(parent.resolve(location.folder()), location.architecture());
    }

    /**
     * Returns the weights file of an artifact's model; empty if the artifact has no model.
     *
     * @throws MissingModelException if the model is in another artifact that is missing from the
     *     store
     */
    public static Optional<Path> weights(Artifact artifact, ArtifactStore store)
            throws IOException, MissingModelException {
        return Files.exists(artifact.file(FILE))
                ? Optional.of(read(artifact, store).weights())
                : Optional.empty();
    }

    /**
     * Returns whether a store has the artifact of a stage and its model: a defense that does not
     * change the model refers to the model of the victim, which may have been removed.
     */
    public static boolean isStored(Stage stage, ArtifactStore store) throws IOException {
        Optional<Artifact> artifact = stage.in(store);
        Optional<Origin> origin = artifact.isPresent() ? origin(artifact.get()) : Optional.empty();
        return artifact.isPresent()
                && (origin.isEmpty()
                        || store.find(origin.get().kind(), origin.get().key()).isPresent());
    }

    /**
     * Returns the other artifact that contains an artifact's model; empty if there is no such
     * artifact.
     */
    static Optional<Origin> origin(Artifact artifact) throws IOException {
        return Files.exists(artifact.file(FILE)) ? location(artifact).origin() : Optional.empty();
    }

    private static Location location(Artifact artifact) throws IOException {
        return StoredJson.read(artifact.file(FILE), Location.class);
    }

    /**
     * The artifact that contains the model of another one.
     *
     * @param kind the kind of that artifact
     * @param key the key of that artifact
     */
    record Origin(String kind, String key) {}

    /**
     * The location of a model.
     *
     * @param architecture the architecture of the model
     * @param own whether the folder is relative to the artifact rather than to the store
     * @param folder the checkpoint's folder
     */
    private record Location(String architecture, boolean own, String folder) {

        private Optional<Origin> origin() {
            Path place = Path.of(folder).normalize();
            return own || place.startsWith("..") || place.getNameCount() < 2
                    ? Optional.empty()
                    : Optional.of(
                            new Origin(place.getName(0).toString(), place.getName(1).toString()));
        }
    }

    /** Thrown if an artifact's model is in another artifact that is no longer in the store. */
    public static final class MissingModelException extends IOException {

        private static final long serialVersionUID = 1L;

        MissingModelException(Artifact artifact, ModelArtifact.Origin origin) {
            super(
                    "%s left its model in %s/%s, which is no longer in the store; 'mithridate resume', or the same 'run', computes it again where a stage needs it"
                            .formatted(artifact.folder(), origin.kind(), origin.key()));
        }
    }
}
