package io.mithridate.runner.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.api.execution.Executor.Task;
import io.mithridate.api.plugin.KebabCase;
import io.mithridate.runner.experiment.Cell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of a run: {@value #NAME} in its folder, with one JSON object per event and line. A
 * resumed run appends to it. If the log cannot be written, the run continues with a warning.
 */
public final class RunLog {

    /** The file's name. */
    public static final String NAME = "log.jsonl";

    private static final Logger log = LoggerFactory.getLogger(RunLog.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunFolder run;
    private final Clock clock;
    private boolean failed;

    public RunLog(RunFolder run, Clock clock) {
        this.run = run;
        this.clock = clock;
    }

    /**
     * Logs that the run starts or is resumed.
     *
     * @param cells the number of cells
     * @param stages the number of stages to compute
     */
    public void begun(int cells, int stages) {
        write(event("begun").put("cells", cells).put("stages", stages));
    }

    /** Logs that a stage starts. */
    public void started(Task task) {
        write(stageEvent("stage-started", task));
    }

    /** Logs that a stage has ended or will never start. */
    public void ended(Task task, Outcome outcome) {
        write(
                stageEvent("stage-ended", task)
                        .put("state", KebabCase.ofConstant(outcome.state()))
                        .put("message", outcome.message()));
    }

    /**
     * Logs that a cell has ended.
     *
     * @param failure the reason why it has no results; empty if it has results
     */
    public void ended(Cell cell, Optional<String> failure) {
        write(
                event("cell-ended")
                        .put("cell", cell.number())
                        .put("title", cell.title())
                        .put("state", failure.isEmpty() ? "succeeded" : "failed")
                        .put("message", failure.orElse("")));
    }

    /** Logs that the run was interrupted. */
    public void interrupted() {
        write(event("interrupted"));
    }

    /** Logs that the run has ended. */
    public void ended() {
        write(event("ended"));
    }

    private ObjectNode stageEvent(String name, Task task) {
        return event(name)
                .put("kind", task.kind())
                .put("key", task.key())
                .put("title", task.title());
    }

    private ObjectNode event(String name) {
        return JSON.createObjectNode().put("time", clock.instant().toString()).put("event", name);
    }

    private void write(ObjectNode event) {
        try {
            Files.writeString(
                    run.file(NAME),
                    event + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            if (!failed) {
                log.warn("the log of the run cannot be written: {}", e.toString());
            }
            failed = true;
        }
    }
}
