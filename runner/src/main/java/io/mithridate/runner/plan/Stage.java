package io.mithridate.runner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mithridate.store.Artifact;
import io.mithridate.store.ArtifactStore;
import io.mithridate.store.StoredJson;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A pure function from one record of inputs to one artifact. Stages with the same key are equal.
 *
 * @param kind the kind of its result
 * @param title human-readable title, e.g. "victim of badnets, seed 1"
 * @param text the canonical form of everything that determines the result, as compact JSON
 * @param key SHA-256 of the text, in hexadecimal
 * @param inputs the stages whose artifacts it reads
 * @param work the computation
 */
public record Stage(
        StageKind kind, String title, String text, String key, List<Stage> inputs, StageWork work)
        implements Input {

    public Stage {
        inputs = List.copyOf(inputs);
    }

    /**
     * Returns the same stage with another title.
     *
     * @param newInputs the stage's inputs, which may have new titles as well
     */
    public Stage renamed(String newTitle, List<Stage> newInputs) {
        return new Stage(kind, newTitle, text, key, newInputs, work);
    }

    /**
     * Returns the stage's key, which represents its artifact in the keys of stages that read it.
     */
    @Override
    public JsonNode canonical() {
        return TextNode.valueOf(key);
    }

    /** Returns this stage, whose artifact other stages read. */
    @Override
    public List<Stage> stages() {
        return List.of(this);
    }

    /** Returns everything that determines the result, as its artifact keeps it. */
    public JsonNode description() {
        return StoredJson.parse(text);
    }

    /** Returns whether a store has the stage's artifact. */
    public boolean isIn(ArtifactStore store) {
        return store.contains(kind.label(), key);
    }

    /** Returns the stage's artifact; empty if a store does not have it. */
    public Optional<Artifact> in(ArtifactStore store) throws IOException {
        return store.find(kind.label(), key);
    }

    /**
     * Returns the stage's artifact like {@link #in}, but verifies only some of its files.
     *
     * @param filesToRead the files that will be read
     */
    public Optional<Artifact> describedIn(ArtifactStore store, Set<String> filesToRead)
            throws IOException {
        return store.described(kind.label(), key, filesToRead);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Stage stage && key.equals(stage.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return "Stage[%s, %s]".formatted(title, key);
    }
}
