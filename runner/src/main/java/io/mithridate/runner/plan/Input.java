package io.mithridate.runner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.mithridate.runner.experiment.PluginUse;
import java.util.List;

/**
 * Something that a stage reads, and its representation in the stage's key.
 *
 * <p>A stage reads nothing except the components of one record of inputs, so its key always covers
 * everything that it reads.
 */
public interface Input {

    /** Returns the canonical form: equal for equal content, regardless of its location and name. */
    JsonNode canonical();

    /** Returns the plugins whose code produces the content. */
    default List<PluginUse> plugins() {
        return List.of();
    }

    /** Returns the stages whose artifacts are read. */
    default List<Stage> stages() {
        return List.of();
    }
}
