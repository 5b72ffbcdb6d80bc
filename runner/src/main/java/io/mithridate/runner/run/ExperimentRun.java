package io.mithridate.runner.run;

import io.mithridate.api.execution.Executor;
import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageRunner;
import io.mithridate.runner.report.ReportWriter;
import io.mithridate.runner.results.AtomicFile;
import io.mithridate.runner.results.ResultsWriter;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.store.ArtifactStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Runs a planned experiment: every cell, then the files of the run's folder. */
public final class ExperimentRun {

    /** Who comes back to a killed run later than that computes it from the beginning. */
    private static final Duration LEFTOVERS_KEPT = Duration.ofDays(30);

    private final PlannedExperiment planned;
    private final RunSettings settings;
    private final ArtifactStore store;
    private final Clock clock;

    /** A run that is yet to begin. */
    public ExperimentRun(
            PlannedExperiment planned, RunSettings settings, ArtifactStore store, Clock clock) {
        this.planned = planned;
        this.settings = settings;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Runs all cells and writes the run's folder.
     *
     * @param experimentFile the YAML file, kept as it was given
     * @param executor where cells run
     * @param listeners gives each stage that is computed a listener
     * @param events hears of cells as they begin and end
     */
    public Finished run(
            Path experimentFile,
            Executor executor,
            Function<Stage, TrainingListener> listeners,
            Executor.Events events)
            throws IOException, InterruptedException {
        Instant started = clock.instant();
        store.removeLeftovers(LEFTOVERS_KEPT, planned.keys());
        RunFolder folder =
                RunFolder.create(
                        settings.runs(),
                        planned.experiment().name(),
                        LocalDateTime.ofInstant(started, clock.getZone()));
        List<CellStages> cells = planned.cells();
        AtomicFile.write(
                folder.file("experiment.yaml"),
                Files.readString(experimentFile, StandardCharsets.UTF_8));
        AtomicFile.write(folder.file("resolved.yaml"), planned.file().resolvedYaml());
        AtomicFile.write(folder.file("plan.json"), PlanFile.json(cells));

        CellRun cellRun =
                new CellRun(
                        folder,
                        cells,
                        new StageRunner(store, listeners, settings.saveInterval()),
                        clock);
        Map<Integer, Outcome> outcomes = new ConcurrentHashMap<>();
        executor.execute(
                new Executor.Request(
                        folder.path(),
                        cells.stream().map(ExperimentRun::cell).toList(),
                        settings.jobs(),
                        settings.failFast(),
                        cellRun,
                        List.of()),
                new Executor.Events() {
                    @Override
                    public void started(Executor.Cell cell) {
                        events.started(cell);
                    }

                    @Override
                    public void ended(Executor.Cell cell, Outcome outcome) {
                        outcomes.put(cell.number(), outcome);
                        events.ended(cell, outcome);
                    }
                });

        RunResults results =
                new ResultsAssembly(
                                planned.experiment(),
                                planned.laboratories(),
                                planned.references(),
                                store,
                                planned.environment(settings.commit()))
                        .assemble(
                                folder,
                                settings.command(),
                                started,
                                clock.instant(),
                                cells,
                                cellRun::computed,
                                cell -> failure(cell, outcomes));
        new ResultsWriter().write(results, folder.path());
        new ReportWriter().write(results, folder.file(ReportWriter.REPORT_HTML));
        return new Finished(folder, results);
    }

    private static String failure(CellStages cell, Map<Integer, Outcome> outcomes) {
        Outcome outcome = outcomes.get(cell.cell().number());
        return outcome == null ? "the cell was never run" : outcome.message();
    }

    private static Executor.Cell cell(CellStages planned) {
        return new Executor.Cell(planned.cell().number(), planned.cell().title(), Map.of());
    }

    /**
     * A run that has ended.
     *
     * @param folder its folder
     * @param results what it came to
     */
    public record Finished(RunFolder folder, RunResults results) {}
}
