package io.mithridate.runner.run;

import io.mithridate.runner.results.files.AtomicFile;
import io.mithridate.runner.runs.RunFolder;
import io.mithridate.runner.runs.UnusableFolderException;
import io.mithridate.runner.store.FolderTree;
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
 * The runs that a store knows to be unfinished, wherever their folders are: a file for each in
 * {@code <store>/runs/}, which names the run's folder.
 *
 * <p>What such a run needs is not to be thrown away, also where another process, or a cluster, is
 * at work on it.
 */
public final class UnfinishedRuns {

    private static final Logger log = LoggerFactory.getLogger(UnfinishedRuns.class);

    private final Path folder;

    /** The notes of the store in a folder. */
    public UnfinishedRuns(Path store) {
        folder = store.resolve("runs");
    }

    /**
     * Records that a run has begun and is not finished. Where that cannot be written, such as on a
     * full disk, it costs a warning: the run may need nothing that is not in the store.
     */
    void begin(RunFolder run) {
        try {
            Files.createDirectories(folder);
            AtomicFile.write(file(run.path()), run.path().toAbsolutePath().normalize() + "\n");
        } catch (IOException e) {
            log.warn(
                    "the store has no note of this run ({}), so that 'store prune' does not know"
                            + " what it needs",
                    e.toString());
        }
    }

    /** Removes the note of a finished run. */
    void end(RunFolder run) throws IOException {
        Files.deleteIfExists(file(run.path()));
    }

    /**
     * The keys of all stages of the unfinished runs; a run whose folder is gone needs nothing.
     *
     * @throws UnusableFolderException if the folder of a run is there and cannot be read, or not
     *     even the folder of runs is there, as on another machine: nobody knows what the run needs
     */
    public Set<String> keys() throws IOException, UnusableFolderException {
        Set<String> keys = new HashSet<>();
        List<Path> notes =
                FolderTree.entries(folder).stream()
                        .filter(file -> !file.getFileName().toString().startsWith("."))
                        .toList();
        for (Path note : notes) {
            try {
                Path run = Path.of(Files.readString(note, StandardCharsets.UTF_8).strip());
                requireInSight(run, note);
                keys.addAll(neededBy(run));
            } catch (NoSuchFileException finished) {
                // The run ended just now.
            }
        }
        return keys;
    }

    /** A run is deleted alone, or with those of its experiment; the folder of runs stays. */
    private static void requireInSight(Path run, Path note) throws UnusableFolderException {
        Path runs = run.resolve("../..").normalize();
        if (Files.notExists(run) && Files.notExists(runs)) {
            throw new UnusableFolderException(
                    "a run of this store is not finished, and its folder %s cannot be seen from here; throw away on the machine that has it, or delete %s if nobody will resume the run"
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
                    "a run of this store is not finished, and what it needs cannot be read: %s; make its folder readable, or delete %s if nobody will resume the run"
                            .formatted(e.getMessage(), run),
                    e);
        }
    }

    private Path file(Path run) {
        return folder.resolve(DigestUtils.sha256Hex(run.toAbsolutePath().normalize().toString()));
    }
}
