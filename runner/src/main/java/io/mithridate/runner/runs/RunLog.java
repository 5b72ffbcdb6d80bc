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
 * The log of a run: {@value #NAME} in its folder, a line of JSON for each event. A resumed run adds
 * to it. What cannot be written costs the run nothing but a warning.
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
     * The run begins, or goes on.
     *
     * @param cells how many cells it has
     * @param stages how many stages are to do
     */
    public void begun(int cells, int stages) {
        write(event("begun").put("cells", cells).put("stages", stages));
    }

    /** A stage begins. */
    public void started(Task task) {
        write(stage("stage-started", task));
    }

    /** A stage has ended, or will never begin. */
    public void ended(Task task, Outcome outcome) {
        write(
                stage("stage-ended", task)
                        .put("state", KebabCase.ofConstant(outcome.state()))
                        .put("message", outcome.message()));
    }

    /**
     * A cell has ended.
     *
     * @param failure why it has no results; empty if it has
     */
    public void ended(Cell cell, Optional<String> failure) {
        write(
                event("cell-ended")
                        .put("cell", cell.number())
                        .put("title", cell.title())
                        .put("state", failure.isEmpty() ? "succeeded" : "failed")
                        .put("message", failure.orElse("")));
    }

    /** The run was told to stop. */
    public void interrupted() {
        write(event("interrupted"));
    }

    /** Nothing is left to do. */
    public void ended() {
        write(event("ended"));
    }

    private ObjectNode stage(String name, Task task) {
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
