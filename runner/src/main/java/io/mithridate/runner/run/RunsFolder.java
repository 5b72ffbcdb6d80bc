package io.mithridate.runner.run;

import io.mithridate.runner.store.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The folder that runs lie in: {@code <folder>/<experiment>/<time>/}.
 *
 * @param path the folder; it need not exist
 */
public record RunsFolder(Path path) {

    /**
     * Every run, from the first that was begun to the last.
     *
     * @throws IOException if the folder cannot be looked through
     */
    public List<RecordedRun> all() throws IOException {
        List<RecordedRun> runs = new ArrayList<>();
        for (Path experiment : FolderTree.folders(path)) {
            for (Path folder : FolderTree.entries(experiment)) {
                if (Files.isRegularFile(folder.resolve(RunRecord.FILE))) {
                    open(folder).ifPresent(runs::add);
                }
            }
        }
        runs.sort(
                Comparator.comparing(RecordedRun::started)
                        .thenComparing(run -> run.folder().path()));
        return runs;
    }

    private static Optional<RecordedRun> open(Path folder) {
        try {
            return Optional.of(RecordedRun.open(folder));
        } catch (UnusableFolderException notARun) {
            // A folder that something else made, or of a run that was begun just now.
            return Optional.empty();
        }
    }
}
