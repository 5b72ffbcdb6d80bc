package io.mithridate.runner.stages.embedding;

import io.mithridate.api.model.Embeddings;
import io.mithridate.runner.store.Artifact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The embeddings of an artifact, each file read at first use and then shared. */
public final class StoredEmbeddings {

    private final Artifact artifact;
    private final Map<String, Embeddings> read = new HashMap<>();

    public StoredEmbeddings(Artifact artifact) {
        this.artifact = artifact;
    }

    /** The file of the class embeddings. */
    public static Path classes(Path folder) {
        return folder.resolve("classes.f32");
    }

    /** The file of a split; names of splits may hold what names of files may not. */
    public static Path split(Path folder, int index) {
        return folder.resolve("split-" + index + ".f32");
    }

    /** The file of held-out captions. */
    public static Path captions(Path folder) {
        return folder.resolve("captions.f32");
    }

    /** The file of held-out pictures. */
    public static Path pictures(Path folder) {
        return folder.resolve("pictures.f32");
    }

    /** The file of the pictures that settings are chosen on. */
    public static Path validation(Path folder) {
        return folder.resolve("validation.f32");
    }

    /** The file of the labelled pictures that one may train on. */
    static Path labelled(Path folder) {
        return folder.resolve("labelled.f32");
    }

    /** The file of the pictures that an attack aims at one by one. */
    public static Path single(Path folder) {
        return folder.resolve("single-pictures.f32");
    }

    public Embeddings classes() {
        return read(classes(artifact.folder()));
    }

    public Embeddings split(int index) {
        return read(split(artifact.folder(), index));
    }

    public Embeddings captions() {
        return read(captions(artifact.folder()));
    }

    public Embeddings pictures() {
        return read(pictures(artifact.folder()));
    }

    public Embeddings labelled() {
        return read(labelled(artifact.folder()));
    }

    public Embeddings single() {
        return read(single(artifact.folder()));
    }

    public Embeddings validation() {
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
