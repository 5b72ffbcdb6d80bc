package io.mithridate.runner.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.mithridate.api.backend.PictureCaching;
import io.mithridate.api.execution.Executor;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.runner.execution.LocalExecutor;
import io.mithridate.runner.experiment.Cell;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.ExperimentReader;
import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.keys.CodeDigests;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.runs.ChosenExecutor;
import io.mithridate.runner.runs.RunFolder;
import io.mithridate.runner.runs.RunSettings;
import io.mithridate.store.ArtifactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Runs the tiny experiment and reads the folders of its runs. */
final class TinyRun {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    private final Path folder;
    private final PluginCatalog catalog;
    private final CodeDigests code;
    private final Clock clock;
    private final Queue<String> startedTitles = new ConcurrentLinkedQueue<>();
    private final List<CellListener.RunProgressCounts> counts = new ArrayList<>();
    private final Queue<Warning> warnings = new ConcurrentLinkedQueue<>();

    TinyRun(Path folder) {
        this(folder, Fakes.catalog(), Fakes.CODE);
    }

    /** Creates runs with these plugins. */
    TinyRun(Path folder, PluginCatalog catalog, CodeDigests code) {
        this(folder, catalog, code, CLOCK);
    }

    /** Creates runs at the time that a clock shows. */
    TinyRun(Path folder, Clock clock) {
        this(folder, Fakes.catalog(), Fakes.CODE, clock);
    }

    private TinyRun(Path folder, PluginCatalog catalog, CodeDigests code, Clock clock) {
        this.folder = folder;
        this.catalog = catalog;
        this.code = code;
        this.clock = clock;
    }

    /**
     * A warning of a run.
     *
     * @param before the titles of the stages that had begun by then
     */
    record Warning(String text, List<String> before) {}

    /** Returns the warnings of the last run. */
    List<Warning> warnings() {
        return List.copyOf(warnings);
    }

    /** Returns the titles of the stages that were computed, in the order in which they began. */
    List<String> computedTitles() {
        return List.copyOf(startedTitles);
    }

    /** Returns the progress of the runs at each beginning and end of a stage. */
    List<CellListener.RunProgressCounts> counts() {
        return List.copyOf(counts);
    }

    ExperimentRun.Finished run(String store, int jobs, String... overrides) throws Exception {
        return run(new LocalExecutor(), List.of(), store, jobs, overrides);
    }

    ExperimentRun.Finished run(
            Executor executor, List<String> worker, String store, int jobs, String... overrides)
            throws Exception {
        return run(Fakes.EXPERIMENT, executor, worker, store, jobs, overrides);
    }

    /** Runs an experiment other than the usual one. */
    ExperimentRun.Finished runOf(String yaml, String store, String... overrides) throws Exception {
        return run(yaml, new LocalExecutor(), List.of(), store, 1, overrides);
    }

    /**
     * Runs with settings that name an executor other than {@code local}.
     *
     * @param name the executor's name in the settings
     * @param executor the executor that is used for this name
     */
    ExperimentRun.Finished runAs(String name, Executor executor, String store, String... overrides)
            throws Exception {
        return run(
                Fakes.EXPERIMENT,
                new ChosenExecutor(name, List.of()),
                executor,
                List.of(),
                store,
                1,
                overrides);
    }

    private ExperimentRun.Finished run(
            String experiment,
            Executor executor,
            List<String> worker,
            String store,
            int jobs,
            String... overrides)
            throws Exception {
        return run(experiment, ChosenExecutor.LOCAL, executor, worker, store, jobs, overrides);
    }

    private ExperimentRun.Finished run(
            String experiment,
            ChosenExecutor chosen,
            Executor executor,
            List<String> worker,
            String store,
            int jobs,
            String... overrides)
            throws Exception {
        startedTitles.clear();
        warnings.clear();
        Path yaml = folder.resolve("tiny.yaml");
        Files.writeString(yaml, experiment);
        ExperimentFile file = new ExperimentReader(catalog).read(yaml, List.of(overrides));
        RunSettings settings =
                new RunSettings(
                        folder.resolve("runs"),
                        folder.resolve(store),
                        List.of(),
                        jobs,
                        List.of(),
                        OptionalInt.empty(),
                        Duration.ofMinutes(2),
                        PictureCaching.none(),
                        false,
                        false,
                        chosen,
                        "bin/mithridate run tiny.yaml",
                        Optional.of("abc123"));
        return run(file, settings).run(yaml, setup(executor, worker));
    }

    /**
     * Resumes a run.
     *
     * @param name the executor's name in the settings
     * @param executor the executor that is used for this name
     */
    ExperimentRun.Finished resume(RunFolder folder, String name, Executor executor)
            throws Exception {
        RecordedRun recorded = RecordedRun.open(folder.path());
        RunSettings settings =
                recorded.settings().computed(1, new ChosenExecutor(name, List.of()), false, false);
        ExperimentFile file =
                new ExperimentReader(catalog).read(folder.file(RunFolder.RESOLVED), List.of());
        return run(file, settings).resume(recorded, setup(executor, List.of()));
    }

    private ExperimentRun run(ExperimentFile file, RunSettings settings) throws Exception {
        return new ExperimentRun(
                PlannedExperiment.plan(file, catalog, settings, code, System.getenv(), true),
                settings,
                new ArtifactStore(settings.store(), clock),
                clock);
    }

    private ExperimentRun.ExecutionSetup setup(Executor executor, List<String> worker) {
        return new ExperimentRun.ExecutionSetup(
                executor,
                worker,
                stage -> {
                    startedTitles.add(stage.title());
                    return TrainingListener.silent();
                },
                listener());
    }

    private CellListener listener() {
        return new CellListener() {
            @Override
            public void ended(Cell cell, Optional<String> failure) {}

            @Override
            public void progressed(RunProgressCounts count) {
                counts.add(count);
            }

            @Override
            public void warned(String warning) {
                warnings.add(new Warning(warning, computedTitles()));
            }
        };
    }

    /** Returns the rows of a CSV file without some columns. */
    static List<List<String>> rows(Path csv, String... without) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
            for (NamedCsvRecord row : reader) {
                List<String> fields = new ArrayList<>();
                for (String column : row.getHeader()) {
                    if (!List.of(without).contains(column)) {
                        fields.add(row.getField(column));
                    }
                }
                rows.add(fields);
            }
        }
        return rows;
    }

    /** Returns the values of one column. */
    static List<String> column(Path csv, String column) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
            return reader.stream().map(row -> row.getField(column)).toList();
        }
    }

    static Path cell(RunFolder run, int number) throws IOException {
        try (Stream<Path> cells = Files.list(run.file("cells"))) {
            return cells.filter(cell -> cell.getFileName().toString().startsWith(number + "-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    static JsonNode status(RunFolder run, int number) throws IOException {
        return new ObjectMapper().readTree(cell(run, number).resolve("status.json").toFile());
    }
}
