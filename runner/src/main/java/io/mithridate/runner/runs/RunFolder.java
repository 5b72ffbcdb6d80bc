package io.mithridate.runner.runs;

import io.mithridate.report.CellFolders;
import io.mithridate.results.files.AtomicFile;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.store.FileLocks;
import io.mithridate.store.FileTrees;
import io.mithridate.store.StoredJson;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
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
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one run: {@code <runs>/<experiment>/<yyyy-MM-dd_HH-mm-ss>/}.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {

    /** The file with all values of the experiment, which produces the same plan. */
    public static final String RESOLVED = "resolved.yaml";

    /** The file of a cell's results, in the cell's folder. */
    public static final String METRICS = "metrics.json";

    private static final String STATUS_SUFFIX = ".json";
    private static final int MAX_KEY_PREFIX_LENGTH = 12;

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss", Locale.ROOT);

    /**
     * Creates a new folder; if the folder for this second already exists, a number is appended.
     *
     * @throws UnusableFolderException if the folder cannot be created
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
                // Another run was started in the same second.
            }
        }
    }

    /**
     * Does work while no other process is working on the run.
     *
     * @throws UnusableFolderException if another process is working on the run
     */
    public <T> T runExclusively(Work<T> work) throws IOException, UnusableFolderException {
        return whileFree(work)
                .orElseThrow(
                        () ->
                                new UnusableFolderException(
                                        "another process is using the run %s; wait for it or stop it"
                                                .formatted(path)));
    }

    /** Does work if no other process is working on the run; otherwise returns an empty result. */
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

    /**
     * Does work that an interruption by Ctrl-C may abort. Such interruptions are distinguished from
     * failures: file channels fail in an interrupted thread.
     *
     * @throws InterruptedException if the work was interrupted; the thread's interrupt status is
     *     cleared
     */
    public static <T> T runInterruptibly(Work<T> work) throws IOException, InterruptedException {
        try {
            return work.run();
        } catch (IOException | RuntimeException e) {
            if (!isInterruption(e)) {
                throw e;
            }
            InterruptedException interrupted = new InterruptedException(e.toString());
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    private static boolean isInterruption(Throwable failure) {
        return Thread.interrupted()
                || Stream.iterate(failure, e -> e != null, Throwable::getCause)
                        .anyMatch(ClosedByInterruptException.class::isInstance);
    }

    /** Work to be done while no other process is working on the run. */
    @FunctionalInterface
    public interface Work<T> {

        /** Does the work. */
        T run() throws IOException;
    }

    /**
     * Returns the name of a file that every run has but this folder lacks; empty if there is none.
     */
    public Optional<String> missingFile() {
        return Stream.of(RunRecord.FILE, PlanFile.NAME, RESOLVED)
                .filter(name -> !Files.isRegularFile(file(name)))
                .findFirst();
    }

    /** Returns the run's name, which is the name of its folder. */
    public String name() {
        return path.getFileName().toString();
    }

    /** Returns the path of a file in the folder. */
    public Path file(String name) {
        return path.resolve(name);
    }

    /**
     * Returns a shell pattern for the cells' logs; the log of a failed cell contains the stack
     * trace.
     */
    public Path logs() {
        return path.resolve(CellFolders.CELLS).resolve("*").resolve(CellFolders.LOG);
    }

    /** Returns the folder of a cell, {@code cells/<n>-<hash8>}, and creates it if necessary. */
    public Path cell(CellStages cell) throws IOException {
        return Files.createDirectories(
                path.resolve(CellFolders.CELLS)
                        .resolve(cell.cell().number() + "-" + hash(cell).substring(0, 8)));
    }

    private static String hash(CellStages cell) {
        return DigestUtils.sha256Hex(
                cell.finalStages().stream().map(Stage::key).collect(Collectors.joining("+")));
    }

    /**
     * Returns the file with the results of a cell, given by its number; empty if the cell has no
     * results.
     */
    public Optional<Path> metrics(int cell) throws IOException {
        return FileTrees.folders(file(CellFolders.CELLS)).stream()
                .filter(folder -> folder.getFileName().toString().startsWith(cell + "-"))
                .map(folder -> folder.resolve(METRICS))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /**
     * Writes a stage's status to {@code stages/<kind>-<key12>.json}, replacing the previous one.
     * All processes that compute stages write to this folder, so that their files can be merged
     * into one run folder.
     */
    public void write(StageStatus status) throws IOException {
        Files.createDirectories(stages());
        AtomicFile.write(
                stageFile(status.kind(), status.key(), STATUS_SUFFIX), StoredJson.text(status));
    }

    /** Deletes the status of an earlier attempt at a stage. */
    public void forget(String kind, String key) throws IOException {
        Files.deleteIfExists(stageFile(kind, key, STATUS_SUFFIX));
    }

    /** Returns a stage's status; empty if the run has neither attempted nor skipped the stage. */
    public Optional<StageStatus> status(String kind, String key) throws IOException {
        Path file = stageFile(kind, key, STATUS_SUFFIX);
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /** Returns the statuses of all stages that the run has attempted or skipped, by stage key. */
    public Map<String, StageStatus> statuses() throws IOException {
        Map<String, StageStatus> statuses = new HashMap<>();
        for (Path file : FileTrees.entries(stages())) {
            String name = file.getFileName().toString();
            // The name of a file that is still being written starts with a dot.
            if (name.endsWith(STATUS_SUFFIX) && !name.startsWith(".")) {
                StageStatus status = read(file);
                statuses.put(status.key(), status);
            }
        }
        return statuses;
    }

    private static StageStatus read(Path file) throws IOException {
        return StoredJson.read(file, StageStatus.class);
    }

    /** Returns the path of a stage's log. */
    public Path logFile(Stage stage) {
        return stageFile(stage.kind().label(), stage.key(), ".log");
    }

    /** Returns a stage's log; empty if this run did not compute the stage. */
    public String log(Stage stage) throws IOException {
        Path file = logFile(stage);
        return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
    }

    private Path stages() {
        return file("stages");
    }

    private Path stageFile(String kind, String key, String suffix) {
        int length = Math.min(MAX_KEY_PREFIX_LENGTH, key.length());
        return stages().resolve(kind + "-" + key.substring(0, length) + suffix);
    }
}
