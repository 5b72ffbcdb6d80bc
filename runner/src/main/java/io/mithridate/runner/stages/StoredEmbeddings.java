package io.mithridate.runner.stages;

import io.mithridate.api.model.Embeddings;
import io.mithridate.runner.store.Artifact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The embeddings of an artifact, each file read at first use and then shared. */
final class StoredEmbeddings {

    private final Artifact artifact;
    private final Map<String, Embeddings> read = new HashMap<>();

    StoredEmbeddings(Artifact artifact) {
        this.artifact = artifact;
    }

    /** The file of the class embeddings. */
    static Path classes(Path folder) {
        return folder.resolve("classes.f32");
    }

    /** The file of a split; names of splits may hold what names of files may not. */
    static Path split(Path folder, int index) {
        return folder.resolve("split-" + index + ".f32");
    }

    /** The file of held-out captions. */
    static Path captions(Path folder) {
        return folder.resolve("captions.f32");
    }

    /** The file of held-out pictures. */
    static Path pictures(Path folder) {
        return folder.resolve("pictures.f32");
    }

    /** The file of the pictures that settings are chosen on. */
    static Path validation(Path folder) {
        return folder.resolve("validation.f32");
    }

    /** The file of the labelled pictures that one may train on. */
    static Path labelled(Path folder) {
        return folder.resolve("labelled.f32");
    }

    /** The file of the pictures that an attack aims at one by one. */
    static Path single(Path folder) {
        return folder.resolve("single-pictures.f32");
    }

    Embeddings classes() {
        return read(classes(artifact.folder()));
    }

    Embeddings split(int index) {
        return read(split(artifact.folder(), index));
    }

    Embeddings captions() {
        return read(captions(artifact.folder()));
    }

    Embeddings pictures() {
        return read(pictures(artifact.folder()));
    }

    Embeddings labelled() {
        return read(labelled(artifact.folder()));
    }

    Embeddings single() {
        return read(single(artifact.folder()));
    }

    Embeddings validation() {
        return read(validation(artifact.folder()));
    }

    private Embeddings read(Path file) {
        return read.computeIfAbsent(
                file.toString(),
                any -> {
                    try {
                        return EmbeddingFiles.read(file);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
