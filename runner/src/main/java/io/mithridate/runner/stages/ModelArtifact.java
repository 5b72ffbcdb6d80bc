package io.mithridate.runner.stages;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.runner.store.Artifact;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The file that says where a stage's model is: in the artifact itself, or, where a defense left the
 * model alone, in the artifact that it came from.
 */
final class ModelArtifact {

    private static final String FILE = "model.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private ModelArtifact() {}

    /**
     * Writes where the model is.
     *
     * @param folder the folder of the artifact in the making
     * @param storeRoot the store's folder
     */
    static void write(Path folder, Path storeRoot, Checkpoint checkpoint) throws IOException {
        boolean own = checkpoint.folder().startsWith(folder);
        Path relative =
                own
                        ? folder.relativize(checkpoint.folder())
                        : storeRoot
                                .toAbsolutePath()
                                .relativize(checkpoint.folder().toAbsolutePath());
        JSON.writeValue(
                folder.resolve(FILE).toFile(),
                new Location(
                        checkpoint.architecture(), own, relative.toString().replace('\\', '/')));
    }

    /** The model of an artifact. */
    static Checkpoint read(Artifact artifact, Path storeRoot) throws IOException {
        Location location = JSON.readValue(artifact.file(FILE).toFile(), Location.class);
        Path origin = location.own() ? artifact.folder() : storeRoot;
        return new Checkpoint(origin.resolve(location.folder()), location.architecture());
    }

    /**
     * Where a model is.
     *
     * @param architecture its architecture
     * @param own whether the folder is relative to the artifact, not to the store
     * @param folder the checkpoint's folder
     */
    private record Location(String architecture, boolean own, String folder) {}
}
