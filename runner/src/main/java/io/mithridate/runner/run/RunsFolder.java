package io.mithridate.runner.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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
        if (!Files.isDirectory(path)) {
            return runs;
        }
        try (Stream<Path> folders = Files.walk(path, 2)) {
            for (Path folder : folders.filter(this::isRun).toList()) {
                try {
                    runs.add(RecordedRun.open(folder));
                } catch (UnusableFolderException notARun) {
                    // A folder that something else made, or of a run that was begun just now.
                }
            }
        }
        runs.sort(
                Comparator.comparing(RecordedRun::started)
                        .thenComparing(run -> run.folder().path()));
        return runs;
    }

    private boolean isRun(Path folder) {
        return path.relativize(folder).getNameCount() == 2
                && Files.isRegularFile(folder.resolve(RunRecord.FILE));
    }
}
