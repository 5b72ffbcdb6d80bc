package io.mithridate.runner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.store.Sha256;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A pure function from one record of inputs to one artifact. Two stages of one key are equal.
 *
 * @param kind what it makes
 * @param title for people: "victim of badnets, seed 1"
 * @param description the canonical form of all that decides the result
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

    /**
     * A stage whose key is derived from what its work reads.
     *
     * @param work what it does, and the record that is all it reads
     * @param code gives what stands in the key for the code of a work and of the plugins that it
     *     uses
     */
    public static Stage of(
            StageKind kind,
            String title,
            StageWork work,
            BiFunction<Class<?>, Collection<PluginUse>, String> code) {
        InputsForm form = InputsForm.of(work.inputs());
        ObjectNode description = JsonNodeFactory.instance.objectNode();
        description.put("stage", kind.label());
        description.set("inputs", form.canonical());
        description.put("code", code.apply(work.getClass(), form.plugins()));
        return new Stage(
                kind, title, description, Sha256.of(description.toString()), form.stages(), work);
    }

    /**
     * The same stage under another title.
     *
     * @param others its inputs, perhaps under other titles as well
     */
    public Stage renamed(String other, List<Stage> others) {
        return new Stage(kind, other, description, key, others, work);
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
