package io.mithridate.runner.run;

import io.mithridate.runner.runs.PlanFile;
import io.mithridate.runner.runs.RunFolder;
import io.mithridate.runner.runs.RunRecord;
import io.mithridate.runner.runs.UnusableFolderException;
import io.mithridate.runner.store.FileTrees;
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
 * An entry in a list of runs, without the plan, which takes hundreds of megabytes for a large run.
 *
 * @param folder the folder of the run
 * @param record the settings and start time of the run
 */
public record ListedRun(RunFolder folder, RunRecord record) {

    /**
     * Returns all runs in a folder of runs, {@code <folder>/<experiment>/<time>/}, in the order of
     * their start times. The folder need not exist.
     *
     * @throws IOException if the folder cannot be read
     */
    public static List<ListedRun> all(Path runs) throws IOException {
        List<ListedRun> all = new ArrayList<>();
        for (Path experiment : FileTrees.folders(runs)) {
            for (Path folder : FileTrees.entries(experiment)) {
                in(folder).ifPresent(all::add);
            }
        }
        all.sort(
                Comparator.comparing(ListedRun::started).thenComparing(run -> run.folder().path()));
        return all;
    }

    /**
     * Returns the run in a folder; empty if the folder is not that of a run, or the run is just
     * starting.
     */
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

    /** Returns the start time of the run. */
    public Instant started() {
        return record.started();
    }

    /** Returns whether all tasks of the run have ended; false for a run that was killed. */
    public boolean finished() {
        return record.finished().isPresent();
    }

    /**
     * Returns the keys of its stages, which are read from its plan.
     *
     * @throws UnusableFolderException if the plan cannot be read
     */
    public Set<String> keys() throws UnusableFolderException {
        return RecordedRun.open(folder.path()).keys();
    }
}
