package io.mithridate.runner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.mithridate.runner.store.Sha256;
import java.util.List;

/**
 * A pure function from options, a seed and other stages' artifacts to one artifact.
 *
 * @param kind what it makes
 * @param title for people: "victim of badnets, seed 1"
 * @param description the canonical form of all that decides the result, the inputs' keys included
 * @param key SHA-256 of the description, in hexadecimal
 * @param inputs the stages whose artifacts it reads
 * @param work what it does
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

    /** A stage whose key is derived from its description. */
    public static Stage of(
            StageKind kind,
            String title,
            JsonNode description,
            List<Stage> inputs,
            StageWork work) {
        return new Stage(kind, title, description, Sha256.of(description.toString()), inputs, work);
    }
}
