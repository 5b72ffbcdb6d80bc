package io.mithridate.runner.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mithridate.api.execution.Executor;
import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageRunner;
import io.mithridate.runner.results.AtomicFile;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.store.Artifact;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs cells in this process and keeps what they came to. */
final class CellRun implements Executor.CellRunner {

    private static final Logger log = LoggerFactory.getLogger(CellRun.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunFolder folder;
    private final StageRunner stages;
    private final Clock clock;
    private final Map<Integer, CellStages> cells = new HashMap<>();
    private final Set<String> computed = Collections.synchronizedSet(new HashSet<>());

    CellRun(RunFolder folder, List<CellStages> cells, StageRunner stages, Clock clock) {
        this.folder = folder;
        this.stages = stages;
        this.clock = clock;
        cells.forEach(cell -> this.cells.put(cell.cell().number(), cell));
    }

    /** Whether a stage was computed in this run, not found in the store. */
    boolean computed(String key) {
        return computed.contains(key);
    }

    @Override
    @SuppressWarnings("try") // the log is open for as long as the block lasts
    public Outcome run(Executor.Cell cell) {
        CellStages planned = cells.get(cell.number());
        if (planned == null) {
            return Outcome.failure("the plan has no cell " + cell.number());
        }
        String started = clock.instant().toString();
        try {
            Path cellFolder = folder.cell(planned);
            writeStatus(cellFolder, planned, "running", "", started, "");
            try (CellLog ignored = new CellLog(cellFolder.resolve("log.txt"), cell.number())) {
                Outcome outcome = run(planned, cellFolder);
                writeStatus(
                        cellFolder,
                        planned,
                        outcome.succeeded() ? "succeeded" : "failed",
                        outcome.message(),
                        started,
                        clock.instant().toString());
                return outcome;
            }
        } catch (IOException e) {
            return Outcome.failure("cannot write to the run's folder: " + e);
        }
    }

    private Outcome run(CellStages planned, Path cellFolder) {
        try {
            List<Artifact> measured = new ArrayList<>();
            for (Stage measurement : planned.measurements()) {
                measured.add(
                        stages.artifact(
                                measurement,
                                (stage, artifact, cached) -> {
                                    if (!cached) {
                                        computed.add(stage.key());
                                    }
                                }));
            }
            AtomicFile.write(cellFolder.resolve(MetricsFile.NAME), MetricsFile.content(measured));
            return Outcome.success();
        } catch (Exception | Error e) { // a plugin may throw anything; the other cells go on
            log.error("cell={} failed", planned.cell().number(), e);
            return Outcome.failure(message(e));
        }
    }

    private static String message(Throwable problem) {
        String message = problem.getMessage();
        return message == null || message.isBlank()
                ? problem.getClass().getName()
                : problem.getClass().getSimpleName() + ": " + message;
    }

    private static void writeStatus(
            Path cellFolder,
            CellStages planned,
            String status,
            String message,
            String started,
            String finished)
            throws IOException {
        AtomicFile.write(
                cellFolder.resolve("status.json"),
                JSON.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(
                                new CellStatus(
                                        planned.cell().number(),
                                        planned.cell().title(),
                                        status,
                                        message,
                                        started,
                                        finished)));
    }
}
