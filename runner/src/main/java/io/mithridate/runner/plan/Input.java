package io.mithridate.runner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.mithridate.runner.experiment.PluginUse;
import java.util.List;

/**
 * Something that a stage reads, together with what stands for it in the stage's key.
 *
 * <p>A stage reads nothing but the components of one record of inputs, so what it reads and what
 * its key holds cannot part.
 */
public interface Input {

    /** Equal where a stage would read the same, wherever it lies and whatever it is called. */
    JsonNode canonical();

    /** The plugins whose code gives what is read. */
    default List<PluginUse> plugins() {
        return List.of();
    }

    /** The stages whose artifacts are read. */
    default List<Stage> stages() {
        return List.of();
    }
}
