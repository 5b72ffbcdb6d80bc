package io.mithridate.runner.cli;

import static io.mithridate.runner.cli.CommonOptions.option;

import io.mithridate.runner.experiment.Baseline;
import io.mithridate.runner.markdown.ResultsPage;
import io.mithridate.runner.report.CurvesFigure;
import io.mithridate.runner.results.DefenseNames;
import io.mithridate.runner.results.EvaluatedRun;
import io.mithridate.runner.results.JoinedRuns;
import io.mithridate.runner.results.PartsOfRuns;
import io.mithridate.runner.results.ResultsWriter;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.UnusableResultsException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code compare}: joins runs into one table, with the statistics over the seeds of all. */
final class CompareCommand implements Command {

    private static final String FORMAT = "format";
    private static final String BASELINE = "baseline";
    private static final String TEXT = "text";
    private static final String CSV = "csv";
    private static final String MARKDOWN = "markdown";
    private static final String SVG = "svg";
    private static final List<String> FORMATS = List.of(TEXT, CSV, MARKDOWN, SVG);

    private final Surroundings surroundings;

    CompareCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public String name() {
        return "compare";
    }

    @Override
    public String arguments() {
        return "RUN [RUN ...]";
    }

    @Override
    public String summary() {
        return "join runs into one table; a run is its folder, its results.json or results.json.gz";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(
                        option(
                                FORMAT,
                                "FORMAT",
                                "text for the table, markdown for a page of tables, svg for a"
                                        + " picture of clean accuracy against attack success, csv"
                                        + " for every number (default: text)"))
                .addOption(
                        option(
                                BASELINE,
                                "DEFENSE",
                                "what differences are taken against, such as fine-tune or"
                                    + " 'clean-clip image-augmentation=geometric' (default: what"
                                    + " the first run names); several times for markdown"))
                .addOption(ResultFiles.nameOption())
                .addOption(CommonOptions.only());
    }

    @Override
    public int run(CommandLine line) throws Exception {
        if (line.getArgList().isEmpty()) {
            throw new UsageException("'compare' needs runs: mithridate compare RUN [RUN ...]");
        }
        String format = CommonOptions.oneOf(FORMAT, line.getOptionValue(FORMAT, TEXT), FORMATS);
        List<Baseline> baselines = baselines(line);
        if (baselines.size() > 1 && !format.equals(MARKDOWN)) {
            throw new UsageException(
                    "--format %s takes one --baseline; --format markdown takes several"
                            .formatted(format));
        }
        DefenseNames names = ResultFiles.names(line);
        if (!names.names().isEmpty() && format.equals(CSV)) {
            throw new UsageException(
                    "--format csv calls defenses as their plugins are called, without --name");
        }
        if (!baselines.isEmpty() && format.equals(CSV)) {
            throw new UsageException(
                    "--format csv has no differences to a baseline; leave --baseline out, or give"
                            + " --format text");
        }
        List<RunResults> runs =
                PartsOfRuns.of(
                        ResultFiles.read(line.getArgList()), CommonOptions.chosenCells(line));
        String text = text(format, runs, baselines, names);
        if (format.equals(TEXT)) {
            surroundings.out().print(text);
        } else {
            surroundings.write(text);
        }
        return ExitCode.SUCCESS;
    }

    private String text(
            String format, List<RunResults> runs, List<Baseline> baselines, DefenseNames names)
            throws UnusableResultsException, UsageException {
        if (format.equals(CSV)) {
            return ResultsWriter.csv(JoinedRuns.withoutRepetitions(runs));
        }
        List<RunResults> joined = new ArrayList<>();
        for (Baseline baseline : baselines) {
            joined.add(JoinedRuns.of(runs, Optional.of(baseline), names));
        }
        if (joined.isEmpty()) {
            joined.add(JoinedRuns.of(runs, Optional.empty(), names));
        }
        return switch (format) {
            case MARKDOWN -> ResultsPage.of(joined, names);
            case SVG -> figure(EvaluatedRun.of(joined.get(0)));
            default -> surroundings.summary().of(EvaluatedRun.of(joined.get(0)));
        };
    }

    private static String figure(EvaluatedRun run) throws UsageException {
        try {
            return CurvesFigure.svg(run);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--format svg: " + e.getMessage());
        }
    }

    private static List<Baseline> baselines(CommandLine line) throws UsageException {
        String[] given = line.getOptionValues(BASELINE);
        try {
            return given == null ? List.of() : Arrays.stream(given).map(Baseline::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new UsageException("--baseline " + e.getMessage());
        }
    }
}
