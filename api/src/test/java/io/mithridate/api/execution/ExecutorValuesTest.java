package io.mithridate.api.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExecutorValuesTest {

    @Test
    void outcomesSayHowACellEnded() {
        assertThat(Executor.Outcome.success()).isEqualTo(new Executor.Outcome(true, ""));
        assertThat(Executor.Outcome.failure("out of memory"))
                .isEqualTo(new Executor.Outcome(false, "out of memory"));
    }

    @Test
    void aRequestKeepsListsOfItsOwn() {
        Map<String, String> facts = new HashMap<>(Map.of("memory", "2 GiB"));
        Executor.Cell cell = new Executor.Cell(0, "badnets x none, seed 1", facts);
        List<Executor.Cell> cells = new ArrayList<>(List.of(cell));
        List<String> worker = new ArrayList<>(List.of("mithridate", "worker"));
        Executor.Request request =
                new Executor.Request(
                        Path.of("run"),
                        cells,
                        1,
                        false,
                        ignored -> Executor.Outcome.success(),
                        worker);
        facts.clear();
        cells.clear();
        worker.clear();
        assertThat(cell.facts()).containsEntry("memory", "2 GiB");
        assertThat(request.cells()).containsExactly(cell);
        assertThat(request.worker()).containsExactly("mithridate", "worker");
    }
}
