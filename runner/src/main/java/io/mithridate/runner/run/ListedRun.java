package io.mithridate.runner.run;

import io.mithridate.runner.runs.PlanFile;
import io.mithridate.runner.runs.RunFolder;
import io.mithridate.runner.runs.RunRecord;
import io.mithridate.runner.runs.UnusableFolderException;
import io.mithridate.runner.store.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A run among others, of which as little is held as a list needs: the plan of a large one takes
 * hundreds of megabytes.
 *
 * @param folder the run's folder
 * @param record how and when the run was begun
 */
public record ListedRun(RunFolder folder, RunRecord record) {

    /**
     * Every run in a folder of runs, {@code <folder>/<experiment>/<time>/}, from the first that was
     * begun to the last; the folder need not exist.
     *
     * @throws IOException if the folder cannot be looked through
     */
    public static List<ListedRun> all(Path runs) throws IOException {
        List<ListedRun> all = new ArrayList<>();
        for (Path experiment : FolderTree.folders(runs)) {
            for (Path folder : FolderTree.entries(experiment)) {
                in(folder).ifPresent(all::add);
            }
        }
        all.sort(
                Comparator.comparing(ListedRun::started).thenComparing(run -> run.folder().path()));
        return all;
    }

    /** The run of a folder; empty if something else made the folder, or a run that just begins. */
    private static Optional<ListedRun> in(Path path) {
        RunFolder folder = new RunFolder(path.toAbsolutePath().normalize());
        if (!List.of(RunRecord.FILE, PlanFile.NAME, RunFolder.RESOLVED).stream()
                .map(folder::file)
                .allMatch(Files::isRegularFile)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ListedRun(folder, RunRecord.read(folder)));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Returns the time at which the run began. */
    public Instant started() {
        return record.started();
    }

    /** Returns whether its last task has ended; a run that was killed never finished. */
    public boolean finished() {
        return record.finished().isPresent();
    }

    /**
     * The keys of its stages, read from its plan.
     *
     * @throws UnusableFolderException if the plan cannot be read
     */
    public Set<String> keys() throws UnusableFolderException {
        return RecordedRun.open(folder.path()).keys();
    }
}
