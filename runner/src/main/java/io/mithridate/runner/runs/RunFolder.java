package io.mithridate.runner.runs;

import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.results.files.AtomicFile;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.store.FileLocks;
import io.mithridate.runner.store.FolderTree;
import io.mithridate.runner.store.StoredJson;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one run: {@code <runs>/<experiment>/<yyyy-MM-dd_HH-mm-ss>/}.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {

    /** The file of every value of the experiment, which gives the same plan. */
    public static final String RESOLVED = "resolved.yaml";

    /** The folder of the cells' folders. */
    public static final String CELLS = "cells";

    public static final String LOG = "log.txt";

    /** The file of a cell's numbers, in the cell's folder. */
    public static final String METRICS = "metrics.json";

    private static final String STATUS = ".json";
    private static final int KEY_LENGTH = 12;

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss", Locale.ROOT);

    /**
     * A new folder; where one of this second exists, a number is added.
     *
     * @throws UnusableFolderException if it cannot be made
     */
    public static RunFolder create(Path runs, String experiment, LocalDateTime now)
            throws UnusableFolderException {
        try {
            return createNext(runs, experiment, now);
        } catch (IOException e) {
            throw new UnusableFolderException(
                    "cannot make a folder for this run in %s (%s); --runs names another"
                            .formatted(runs, e),
                    e);
        }
    }

    private static RunFolder createNext(Path runs, String experiment, LocalDateTime now)
            throws IOException {
        Path parent = Files.createDirectories(runs.resolve(experiment));
        String name = NAME.format(now);
        for (int attempt = 1; ; attempt++) {
            Path folder = parent.resolve(attempt == 1 ? name : name + "_" + attempt);
            try {
                Files.createDirectory(folder);
                return new RunFolder(folder);
            } catch (FileAlreadyExistsException taken) {
                // Another run began in the same second.
            }
        }
    }

    /**
     * Does something while no other process is at work on the run.
     *
     * @throws UnusableFolderException if one is
     */
    public <T> T alone(Work<T> work) throws IOException, UnusableFolderException {
        return whileFree(work)
                .orElseThrow(
                        () ->
                                new UnusableFolderException(
                                        "a process is at work on the run %s; let it end, or stop it"
                                                .formatted(path)));
    }

    /** Does something unless a process is at work on the run; empty if one is. */
    public <T> Optional<T> whileFree(Work<T> work) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(
                                file("run.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                @Nullable FileLock lock = lock(channel)) {
            return lock == null ? Optional.empty() : Optional.of(work.run());
        }
    }

    private @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return new FileLocks(path, "--runs").tryLock(channel);
        } catch (OverlappingFileLockException thisProcess) {
            return null;
        }
    }

    /** Work that is done while no other process is at work on a run. */
    @FunctionalInterface
    public interface Work<T> {

        /** Does it. */
        T run() throws IOException;
    }

    /** The run's name: that of its folder. */
    public String name() {
        return path.getFileName().toString();
    }

    /** One of its files. */
    public Path file(String name) {
        return path.resolve(name);
    }

    /** The cells' logs, as a shell takes them; of one that failed it has the stack trace. */
    public Path logs() {
        return path.resolve(CELLS).resolve("*").resolve(LOG);
    }

    /** The folder of a cell, created if it is not there: {@code cells/<n>-<hash8>}. */
    public Path cell(CellStages cell) throws IOException {
        return Files.createDirectories(
                path.resolve(CELLS)
                        .resolve(cell.cell().number() + "-" + hash(cell).substring(0, 8)));
    }

    private static String hash(CellStages cell) {
        return DigestUtils.sha256Hex(
                cell.last().stream().map(Stage::key).collect(Collectors.joining("+")));
    }

    /** The file of the numbers of the cell of a number; empty where it has none. */
    public Optional<Path> metrics(int cell) throws IOException {
        return FolderTree.folders(file(CELLS)).stream()
                .filter(folder -> folder.getFileName().toString().startsWith(cell + "-"))
                .map(folder -> folder.resolve(METRICS))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /**
     * Writes a stage's status in the place of the one before: {@code stages/<kind>-<key12>.json}.
     * Every process that computes a stage writes there, so that a run's files can be put together
     * by anybody.
     */
    public void write(StageStatus status) throws IOException {
        Files.createDirectories(stages());
        AtomicFile.write(stage(status.kind(), status.key(), STATUS), StoredJson.text(status));
    }

    /** Forgets what became of a stage when it was tried or skipped before. */
    public void forget(String kind, String key) throws IOException {
        Files.deleteIfExists(stage(kind, key, STATUS));
    }

    /** A stage's status, if the run has tried or skipped it. */
    public Optional<StageStatus> status(String kind, String key) throws IOException {
        Path file = stage(kind, key, STATUS);
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /** The statuses of all stages that the run has tried or skipped, by the stages' keys. */
    public Map<String, StageStatus> statuses() throws IOException {
        Map<String, StageStatus> statuses = new HashMap<>();
        for (Path file : FolderTree.entries(stages())) {
            String name = file.getFileName().toString();
            // A file that is being written begins with a dot.
            if (name.endsWith(STATUS) && !name.startsWith(".")) {
                StageStatus status = read(file);
                statuses.put(status.key(), status);
            }
        }
        return statuses;
    }

    private static StageStatus read(Path file) throws IOException {
        return StoredJson.read(file, StageStatus.class);
    }

    /** Returns the place of a stage's log. */
    public Path logFile(Stage stage) {
        return stage(stage.kind().label(), stage.key(), ".log");
    }

    /** Returns a stage's log in this run; empty if it was not computed. */
    public String log(Stage stage) throws IOException {
        Path file = logFile(stage);
        return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
    }

    private Path stages() {
        return file("stages");
    }

    private Path stage(String kind, String key, String suffix) {
        int length = Math.min(KEY_LENGTH, key.length());
        return stages().resolve(kind + "-" + key.substring(0, length) + suffix);
    }
}
