package io.mithridate.runner.cli;

import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.UnusableResultsException;
import io.mithridate.runner.results.files.ResultsReader;
import io.mithridate.runner.results.files.ResultsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs that a command line names by their folders or their files of results. */
final class ResultFiles {

    private ResultFiles() {}

    /** Reads runs: folders of runs, and their results.json or results.json.gz. */
    static List<RunResults> read(List<String> arguments)
            throws UsageException, UnusableResultsException, IOException {
        List<RunResults> runs = new ArrayList<>();
        for (String argument : arguments) {
            runs.add(read(path(argument)));
        }
        return runs;
    }

    private static Path path(String argument) throws UsageException {
        try {
            return Path.of(argument);
        } catch (InvalidPathException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static RunResults read(Path path)
            throws UsageException, UnusableResultsException, IOException {
        Path file = Files.isDirectory(path) ? path.resolve(ResultsWriter.RESULTS_JSON) : path;
        if (!Files.isRegularFile(file)) {
            throw new UsageException(
                    Files.isDirectory(path)
                            ? "%s is not the folder of a run with results: it has no %s"
                                    .formatted(path, ResultsWriter.RESULTS_JSON)
                            : "there is no run %s".formatted(path));
        }
        return new ResultsReader().read(file);
    }
}
