package io.mithridate.runner.stages.embedding;

import io.mithridate.api.model.Embeddings;
import io.mithridate.runner.store.Artifact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** The embeddings in an artifact. Each file is read on first use and then shared. */
public final class StoredEmbeddings {

    /** The file with the embeddings of the classes. */
    public static final String CLASSES = "classes.f32";

    /** The file with the embeddings of the held-out captions. */
    public static final String CAPTIONS = "captions.f32";

    /** The file with the embeddings of the held-out pictures. */
    public static final String PICTURES = "pictures.f32";

    /** The file with the embeddings of the single pictures that an attack aims at. */
    public static final String SINGLE = "single-pictures.f32";

    private final Artifact artifact;
    private final Map<String, Embeddings> cache = new HashMap<>();

    public StoredEmbeddings(Artifact artifact) {
        this.artifact = artifact;
    }

    /**
     * Returns the file with the embeddings of a set of pictures. The file is numbered, because
     * split names may contain characters that file names may not.
     */
    public static String split(int index) {
        return "split-" + index + ".f32";
    }

    /** Returns the rows in a file. */
    public Embeddings read(String file) {
        return cache.computeIfAbsent(
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
