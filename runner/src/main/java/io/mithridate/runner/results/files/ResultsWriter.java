package io.mithridate.runner.results.files;

import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.statistics.EvaluatedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes the files of a run folder that hold numbers. */
public final class ResultsWriter {

    /** The name of the file with one row for each cell and number. */
    public static final String RESULTS_CSV = "results.csv";

    /** The name of the file with one row for each stage. */
    public static final String COSTS_CSV = "costs.csv";

    /** The name of the file with rows, summary, differences and provenance. */
    public static final String RESULTS_JSON = "results.json";

    /** The content of {@value #RESULTS_CSV} for several runs: each row names its own run. */
    public static String csv(List<RunResults> runs) {
        return CsvFiles.results(runs);
    }

    /**
     * Writes {@value #RESULTS_CSV}, {@value #COSTS_CSV} and {@value #RESULTS_JSON}, each whole or
     * not at all; files that stood there before are replaced.
     *
     * @param evaluated the results of the run
     * @param folder the run's folder, which exists
     * @throws IOException if the folder cannot be written to
     */
    public void write(EvaluatedRun evaluated, Path folder) throws IOException {
        RunResults run = evaluated.results();
        AtomicFile.write(folder.resolve(RESULTS_CSV), CsvFiles.results(List.of(run)));
        AtomicFile.write(folder.resolve(COSTS_CSV), CsvFiles.costs(run));
        AtomicFile.write(
                folder.resolve(RESULTS_JSON), new JsonFile(run, evaluated.statistics())::write);
    }
}
