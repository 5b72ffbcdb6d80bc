package io.mithridate.runner.runs;

import com.google.common.collect.ImmutableMap;
import io.mithridate.api.backend.PictureCaching;
import io.mithridate.results.files.AtomicFile;
import io.mithridate.store.FileTrees;
import io.mithridate.store.StoredJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The settings and times of a run, stored in its folder as {@code run.json}, so that other
 * processes can plan the same stages and find their artifacts.
 *
 * @param settings the settings
 * @param started the time at which the run started
 * @param finished the time at which the last task ended; empty while the run is in progress, or if
 *     its executor only submits tasks
 */
public record RunRecord(RunSettings settings, Instant started, Optional<Instant> finished) {

    public static final String FILE = "run.json";

    public RunRecord finishedAt(Instant time) {
        return new RunRecord(settings, started, Optional.of(time));
    }

    public void write(RunFolder folder) throws IOException {
        AtomicFile.write(folder.file(FILE), StoredJson.text(Content.of(this)));
    }

    public static RunRecord read(RunFolder folder) throws IOException {
        return StoredJson.read(folder.file(FILE), Content.class).record();
    }

    /**
     * Returns the records of all runs in a folder of runs, {@code <folder>/<experiment>/<time>/},
     * in the order of their start times. Runs that are just starting are left out. The folder need
     * not exist.
     */
    public static Map<RunFolder, RunRecord> all(Path runs) throws IOException {
        Map<RunFolder, RunRecord> records = new TreeMap<>(Comparator.comparing(RunFolder::path));
        for (Path experiment : FileTrees.folders(runs)) {
            for (Path path : FileTrees.entries(experiment)) {
                RunFolder folder = new RunFolder(path.toAbsolutePath().normalize());
                if (folder.missingFile().isEmpty()) {
                    try {
                        records.put(folder, read(folder));
                    } catch (IOException unreadable) {
                        // It is not the folder of a run.
                    }
                }
            }
        }
        return ImmutableMap.<RunFolder, RunRecord>builder()
                .orderEntriesByValue(Comparator.comparing(RunRecord::started))
                .putAll(records)
                .build();
    }

    /** The content of the file: absolute paths, times in ISO 8601, and null for missing values. */
    private record Content(
            String command,
            String started,
            Optional<String> finished,
            String runs,
            String store,
            List<String> plugins,
            List<String> only,
            OptionalInt limitSamples,
            int jobs,
            boolean failFast,
            boolean sameProcessor,
            String executor,
            List<String> executorOptions,
            String saveEvery,
            Optional<String> pictureCache,
            Optional<String> commit) {

        static Content of(RunRecord record) {
            RunSettings settings = record.settings();
            return new Content(
                    settings.command(),
                    record.started().toString(),
                    record.finished().map(Instant::toString),
                    absolute(settings.runs()),
                    absolute(settings.store()),
                    settings.plugins().stream().map(Content::absolute).toList(),
                    settings.only(),
                    settings.limit(),
                    settings.jobs(),
                    settings.failFast(),
                    settings.sameProcessor(),
                    settings.executor().name(),
                    settings.executor().options(),
                    settings.saveInterval().toString(),
                    settings.pictures().folder().map(Content::absolute),
                    settings.commit());
        }

        RunRecord record() {
            return new RunRecord(
                    new RunSettings(
                            Path.of(runs),
                            Path.of(store),
                            plugins.stream().map(Path::of).toList(),
                            jobs,
                            only,
                            limitSamples,
                            Duration.parse(saveEvery),
                            new PictureCaching(pictureCache.map(Path::of)),
                            failFast,
                            sameProcessor,
                            new ChosenExecutor(executor, executorOptions),
                            command,
                            commit),
                    Instant.parse(started),
                    finished.map(Instant::parse));
        }

        private static String absolute(Path path) {
            return path.toAbsolutePath().toString();
        }
    }
}
