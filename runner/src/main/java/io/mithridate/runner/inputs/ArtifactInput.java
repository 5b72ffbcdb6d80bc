package io.mithridate.runner.inputs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mithridate.runner.plan.Input;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.store.Artifact;
import java.util.List;

/**
 * The artifact of another stage, represented by that stage's key.
 *
 * @param stage the stage
 */
public record ArtifactInput(Stage stage) implements Input {

    @Override
    public JsonNode canonical() {
        return TextNode.valueOf(stage.key());
    }

    @Override
    public List<Stage> stages() {
        return List.of(stage);
    }

    /** Returns the artifact in the workspace of a stage that reads it. */
    public Artifact in(Workspace workspace) {
        return workspace.input(stage);
    }
}
