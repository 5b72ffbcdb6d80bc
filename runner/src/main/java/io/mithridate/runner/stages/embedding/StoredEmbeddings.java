package io.mithridate.runner.stages.embedding;

import io.mithridate.api.model.Embeddings;
import io.mithridate.runner.store.Artifact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** The embeddings of an artifact, each file read at first use and then shared. */
public final class StoredEmbeddings {

    /** The file of the class embeddings. */
    public static final String CLASSES = "classes.f32";

    /** The file of held-out captions. */
    public static final String CAPTIONS = "captions.f32";

    /** The file of held-out pictures. */
    public static final String PICTURES = "pictures.f32";

    /** The file of the pictures that an attack aims at one by one. */
    public static final String SINGLE = "single-pictures.f32";

    private final Artifact artifact;
    private final Map<String, Embeddings> read = new HashMap<>();

    public StoredEmbeddings(Artifact artifact) {
        this.artifact = artifact;
    }

    /** The file of a set of pictures; names of splits may hold what names of files may not. */
    public static String split(int index) {
        return "split-" + index + ".f32";
    }

    /** The rows of one of the files. */
    public Embeddings read(String file) {
        return read.computeIfAbsent(
                file,
                any -> {
                    try {
                        return EmbeddingFiles.read(artifact.file(file));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
