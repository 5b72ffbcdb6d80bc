package io.mithridate.runner.cli;

import static io.mithridate.runner.cli.CommonOptions.option;

import io.mithridate.runner.console.RankText;
import io.mithridate.runner.markdown.RankTable;
import io.mithridate.runner.results.DefenseNames;
import io.mithridate.runner.results.JoinedRuns;
import io.mithridate.runner.results.RankAgreement;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.UnusableResultsException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** {@code rank}: whether two benchmarks rank defenses alike. */
final class RankCommand implements Command {

    private static final String BESIDE = "beside";
    private static final String FORMAT = "format";
    private static final String TEXT = "text";
    private static final String MARKDOWN = "markdown";
    private static final List<String> FORMATS = List.of(TEXT, MARKDOWN);

    private final Surroundings surroundings;

    RankCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public String name() {
        return "rank";
    }

    @Override
    public String arguments() {
        return "RUN [RUN ...] --beside RUN [RUN ...]";
    }

    @Override
    public String summary() {
        return "whether two benchmarks rank defenses alike at budgets: Kendall's tau";
    }

    @Override
    public Options options() {
        Option beside = option(BESIDE, "RUN", "runs of the other benchmark, behind all other runs");
        beside.setArgs(Option.UNLIMITED_VALUES);
        return new Options()
                .addOption(beside)
                .addOption(ResultFiles.nameOption())
                .addOption(
                        option(FORMAT, "FORMAT", "text, or markdown for a page (default: text)"));
    }

    @Override
    public int run(CommandLine line) throws Exception {
        String[] beside = line.getOptionValues(BESIDE);
        if (line.getArgList().isEmpty() || beside == null) {
            throw new UsageException(
                    "'rank' needs runs of two benchmarks: mithridate rank RUN [RUN ...] --beside"
                            + " RUN [RUN ...]");
        }
        String format = CommonOptions.oneOf(FORMAT, line.getOptionValue(FORMAT, TEXT), FORMATS);
        List<RunResults> first = ResultFiles.read(line.getArgList());
        List<RunResults> second = ResultFiles.read(List.of(beside));
        DefenseNames names = ResultFiles.names(line);
        names.requirePresent(List.of(first, second));
        RunResults one = joined(first, names);
        RunResults other = joined(second, names);
        List<RankAgreement> agreements = RankAgreement.of(one, other);
        if (agreements.isEmpty()) {
            throw new UsageException(
                    "%s and %s have no attack and budget in common"
                            .formatted(one.experiment(), other.experiment()));
        }
        if (format.equals(MARKDOWN)) {
            surroundings.write(RankTable.of(one, other, agreements));
        } else {
            RankText text = new RankText(surroundings.standardOutput());
            surroundings.out().print(text.of(one, other, agreements));
        }
        return ExitCode.SUCCESS;
    }

    private static RunResults joined(List<RunResults> runs, DefenseNames names)
            throws UnusableResultsException {
        return JoinedRuns.of(runs, Optional.empty(), names.presentIn(runs));
    }
}
