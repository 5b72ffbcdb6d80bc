package io.mithridate.runner.cli;

import io.mithridate.results.RunResults;
import io.mithridate.results.UnusableResultsException;
import io.mithridate.results.files.ResultsReader;
import io.mithridate.results.files.ResultsWriter;
import io.mithridate.runner.cli.arguments.CommonOptions;
import io.mithridate.runner.cli.arguments.ExperimentOptions;
import io.mithridate.runner.console.RunsText;
import io.mithridate.runner.runs.RunFolder;
import io.mithridate.runner.runs.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/** {@code runs}: lists runs with their progress and the main numbers of their victims. */
final class RunsCommand extends Command {

    RunsCommand(CliContext context) {
        super(context, "runs");
    }

    @Override
    public int run(CommandLine line) throws Exception {
        CommonOptions.requireNoArguments(line, name());
        Path folder = ExperimentOptions.runs(line);
        List<RunsText.Row> rows = new ArrayList<>();
        for (Map.Entry<RunFolder, RunRecord> run : RunRecord.all(folder).entrySet()) {
            rows.add(
                    RunsText.Row.of(
                            folder.toAbsolutePath().normalize().relativize(run.getKey().path()),
                            run.getValue().finished().isPresent(),
                            results(run.getKey())));
        }
        out().print(
                        rows.isEmpty()
                                ? "no runs in %s%n".formatted(folder)
                                : RunsText.of(rows, context.standardOutput()));
        return ExitCode.SUCCESS;
    }

    /**
     * Returns the results of a run; empty if the run is unfinished or was written by an earlier
     * version.
     */
    private static Optional<RunResults> results(RunFolder run) throws IOException {
        Path file = run.file(ResultsWriter.RESULTS_JSON);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ResultsReader().read(file));
        } catch (UnusableResultsException unreadable) {
            return Optional.empty();
        }
    }
}
