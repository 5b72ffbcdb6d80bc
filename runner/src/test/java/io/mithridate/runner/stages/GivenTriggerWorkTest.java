package io.mithridate.runner.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.backend.AttackState;
import io.mithridate.runner.inputs.ChangedFileException;
import io.mithridate.runner.inputs.FileDigests;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.stages.poison.AttackStateFiles;
import io.mithridate.runner.stages.poison.GivenTriggerWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenTriggerWorkTest {

    private static final AttackState STATE =
            new AttackState(
                    Map.of("colour", "red"),
                    Map.of("patch", new NumberArray(List.of(2), new float[] {1, 2})),
                    Map.of());

    private static final ObjectNode MAKER =
            JsonNodeFactory.instance
                    .objectNode()
                    .set("corner", JsonNodeFactory.instance.objectNode().put("value", 7));

    @TempDir private Path folder;

    private GivenTriggerWork plannedWork() throws IOException {
        Path given = Files.createDirectories(folder.resolve("given"));
        AttackStateFiles.write(given, STATE, Optional.of(MAKER));
        GivenTriggerWork.Stored stored = new GivenTriggerWork.Stored(given, new FileDigests());
        assertThat(stored.canonical().asText()).startsWith("sha256:");
        return new GivenTriggerWork(stored);
    }

    private Workspace workspace() throws IOException {
        return new FixedWorkspace(Files.createDirectories(folder.resolve("artifact"))).workspace();
    }

    @Test
    void copiesTheTrigger() throws IOException {
        Workspace workspace = workspace();

        plannedWork().compute(workspace);

        assertThat(AttackStateFiles.read(workspace.folder()).properties())
                .isEqualTo(STATE.properties());
    }

    @Test
    void rejectsATriggerThatChangesAfterPlanning() throws IOException {
        GivenTriggerWork work = plannedWork();
        Path array = folder.resolve("given/array-0.f32");
        Files.write(array, new byte[8]);
        Workspace workspace = workspace();

        assertThatThrownBy(() -> work.compute(workspace))
                .isInstanceOf(ChangedFileException.class)
                .hasMessageContaining(array + " was changed since this experiment was planned");
    }
}
