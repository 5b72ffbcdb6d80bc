package io.mithridate.runner.cli;

import io.mithridate.report.MarkdownText;
import io.mithridate.results.RunResults;
import io.mithridate.results.UnusableResultsException;
import io.mithridate.results.coordinates.Baseline;
import io.mithridate.results.coordinates.Contrast;
import io.mithridate.results.files.ResultsReader;
import io.mithridate.results.files.ResultsWriter;
import io.mithridate.results.statistics.EvaluatedRun;
import io.mithridate.runner.cli.arguments.CommonOptions;
import io.mithridate.runner.cli.arguments.FileOptions;
import io.mithridate.runner.join.JoinedRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;

/** {@code compare}: joins runs into one table, with statistics over the seeds of all runs. */
final class CompareCommand extends Command {

    private static final String FORMAT = "format";
    private static final String BASELINE = "baseline";
    private static final String CONTRAST = "contrast";
    private static final String TEXT = "text";
    private static final String CSV = "csv";
    private static final String MARKDOWN = "markdown";
    private static final List<String> FORMATS = List.of(TEXT, CSV, MARKDOWN);

    CompareCommand(CliContext context) {
        super(context, "compare");
    }

    @Override
    public int run(CommandLine line) throws Exception {
        UsageException.throwIf(
                line.getArgList().isEmpty(),
                "'compare' needs runs: mithridate compare RUN [RUN ...]");
        String format = CommonOptions.oneOf(FORMAT, line.getOptionValue(FORMAT, TEXT), FORMATS);
        Optional<Baseline> baseline =
                parseAll(line, BASELINE, Baseline::parse).stream().findFirst();
        List<Contrast> contrasts = parseAll(line, CONTRAST, Contrast::parse);
        UsageException.throwIf(
                format.equals(CSV) && (baseline.isPresent() || !contrasts.isEmpty()),
                "--format csv has no differences between defenses; leave --baseline and"
                        + " --contrast out, or give --format text");
        List<RunResults> runs = JoinedRuns.select(read(line), CommonOptions.chosenCells(line));
        if (format.equals(CSV)) {
            context.write(ResultsWriter.csv(JoinedRuns.withoutRepetitions(runs)));
            return ExitCode.SUCCESS;
        }
        EvaluatedRun joined = EvaluatedRun.of(JoinedRuns.of(runs, baseline, contrasts));
        if (format.equals(MARKDOWN)) {
            context.write(MarkdownText.of(joined));
        } else {
            context.print(joined);
        }
        return ExitCode.SUCCESS;
    }

    /** Returns the parsed values of an option that may be repeated. */
    static <T> List<T> parseAll(CommandLine line, String option, Function<String, T> parse)
            throws UsageException {
        String[] texts = line.getOptionValues(option);
        try {
            return texts == null ? List.of() : Stream.of(texts).map(parse).toList();
        } catch (IllegalArgumentException e) {
            throw new UsageException("--%s %s".formatted(option, e.getMessage()));
        }
    }

    private static List<RunResults> read(CommandLine line)
            throws UsageException, UnusableResultsException, IOException {
        List<RunResults> runs = new ArrayList<>();
        for (Path path : FileOptions.arguments(line)) {
            runs.add(read(path));
        }
        return runs;
    }

    /** Reads the results of a run from its folder or from its results file. */
    static RunResults read(Path path) throws UsageException, UnusableResultsException, IOException {
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
