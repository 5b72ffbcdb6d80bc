package io.mithridate.runner.run;

import io.mithridate.results.files.AtomicFile;
import io.mithridate.runner.runs.RunFolder;
import io.mithridate.runner.runs.UnusableFolderException;
import io.mithridate.store.FileTrees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The unfinished runs of a store. For each run, {@code <store>/runs/} contains a file with the path
 * of the run's folder, which may be anywhere.
 *
 * <p>The artifacts that such a run needs must not be deleted, even if another process or a cluster
 * is working on the run.
 */
public final class UnfinishedRuns {

    private static final Logger log = LoggerFactory.getLogger(UnfinishedRuns.class);

    private final Path folder;

    /** Creates the list of unfinished runs of a store. */
    public UnfinishedRuns(Path store) {
        folder = store.resolve("runs");
    }

    /**
     * Records that a run has started and is not finished. If that fails, e.g. because the disk is
     * full, only a warning is logged, because all artifacts that the run needs may already be in
     * the store.
     */
    void begin(RunFolder run) {
        try {
            Files.createDirectories(folder);
            AtomicFile.write(file(run.path()), run.path().toAbsolutePath().normalize() + "\n");
        } catch (IOException e) {
            log.warn(
                    "this run cannot be recorded in the store ({}), so 'store prune' may remove"
                            + " artifacts that it needs",
                    e.toString());
        }
    }

    /** Removes the record of a finished run. */
    void end(RunFolder run) throws IOException {
        Files.deleteIfExists(file(run.path()));
    }

    /**
     * Returns the keys of all stages of the unfinished runs; a run whose folder was deleted needs
     * none.
     *
     * @throws UnusableFolderException if it is unknown which stages a run needs: its folder cannot
     *     be read, or the folder of runs around it does not exist, e.g. because it is on another
     *     machine
     */
    public Set<String> keys() throws IOException, UnusableFolderException {
        Set<String> keys = new HashSet<>();
        List<Path> notes =
                FileTrees.entries(folder).stream()
                        .filter(file -> !file.getFileName().toString().startsWith("."))
                        .toList();
        for (Path note : notes) {
            try {
                Path run = Path.of(Files.readString(note, StandardCharsets.UTF_8).strip());
                requireReachable(run, note);
                keys.addAll(neededBy(run));
            } catch (NoSuchFileException finished) {
                // The run has just ended, and its note was deleted.
            }
        }
        return keys;
    }

    /**
     * Checks that the folder of runs exists. It remains even if all runs of an experiment are
     * deleted, so its absence means that it is on another machine.
     */
    private static void requireReachable(Path run, Path note) throws UnusableFolderException {
        Path runs = run.resolve("../..").normalize();
        if (Files.notExists(run) && Files.notExists(runs)) {
            throw new UnusableFolderException(
                    "a run of this store is not finished, and its folder %s cannot be seen from here; run 'store prune' on the machine that has it, or delete %s if nobody will resume the run"
                            .formatted(run, note));
        }
    }

    private static Set<String> neededBy(Path run) throws UnusableFolderException {
        if (Files.notExists(run)) {
            return Set.of();
        }
        try {
            RecordedRun recorded = RecordedRun.open(run);
            return recorded.finished() ? Set.of() : recorded.keys();
        } catch (UnusableFolderException e) {
            throw new UnusableFolderException(
                    "a run of this store is not finished, and the list of artifacts that it needs cannot be read: %s; make its folder readable, or delete %s if nobody will resume the run"
                            .formatted(e.getMessage(), run),
                    e);
        }
    }

    private Path file(Path run) {
        return folder.resolve(DigestUtils.sha256Hex(run.toAbsolutePath().normalize().toString()));
    }
}
