package io.mithridate.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.runs.PlanFile.PlannedStage;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannedStageTest {

    private static final StageWork NOTHING =
            new StageWork() {
                @Override
                public Record inputs() {
                    return new Nothing();
                }

                @Override
                public void compute(Workspace workspace) {}
            };

    private record Nothing() {}

    private static PlannedStage recorded(String title, JsonNode description) {
        return new PlannedStage("victim", title, description);
    }

    private static ObjectNode epochs(int epochs) {
        return JsonNodeFactory.instance.objectNode().put("batch", 128).put("epochs", epochs);
    }

    private static ObjectNode description(double rate, String code) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("seed", 1)
                .put("rate", rate)
                .put("code", code);
    }

    @Test
    void namesTheChangedInputs() {
        Stage now =
                new Stage(
                        StageKind.VICTIM,
                        "victim, seed 1",
                        description(0.02, "b").set("recipe", epochs(2)).toString(),
                        "key",
                        List.of(),
                        NOTHING);

        assertThat(
                        recorded("victim, seed 1", description(0.01, "a").set("recipe", epochs(1)))
                                .changeTo(List.of(now)))
                .isEqualTo(
                        "'victim, seed 1' has a different key now: code (\"a\", now \"b\"), rate"
                            + " (0.01, now 0.02), recipe.epochs (1, now 2) changed since the run"
                            + " began");
        assertThat(recorded("victim, seed 2", description(0.01, "a")).changeTo(List.of(now)))
                .isEqualTo(
                        "the run has a stage 'victim, seed 2', which its experiment does not have"
                                + " any more");
    }
}
