package io.mithridate.runner.run;

import io.mithridate.runner.store.FolderTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
    public List<ListedRun> all() throws IOException {
        List<ListedRun> runs = new ArrayList<>();
        for (Path experiment : FolderTree.folders(path)) {
            for (Path folder : FolderTree.entries(experiment)) {
                ListedRun.in(folder).ifPresent(runs::add);
            }
        }
        runs.sort(
                Comparator.comparing(ListedRun::started).thenComparing(run -> run.folder().path()));
        return runs;
    }
}
