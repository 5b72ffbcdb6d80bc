package io.mithridate.runner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A pure function from one record of inputs to one artifact. Stages with the same key are equal.
 *
 * @param kind the kind of its result
 * @param title human-readable title, e.g. "victim of badnets, seed 1"
 * @param description the canonical form of everything that determines the result
 * @param key SHA-256 of the description, in hexadecimal
 * @param inputs the stages whose artifacts it reads
 * @param work the computation
 */
public record Stage(
        StageKind kind,
        String title,
        JsonNode description,
        String key,
        List<Stage> inputs,
        StageWork work) {

    public Stage {
        inputs = List.copyOf(inputs);
    }

    /**
     * Returns the same stage with another title.
     *
     * @param newInputs the stage's inputs, which may have new titles as well
     */
    public Stage renamed(String newTitle, List<Stage> newInputs) {
        return new Stage(kind, newTitle, description, key, newInputs, work);
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
