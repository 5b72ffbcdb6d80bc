package io.mithridate.runner.cli;

import io.mithridate.config.InvalidConfigurationException;
import io.mithridate.config.NearestName;
import io.mithridate.results.CellResult;
import io.mithridate.results.Provenance;
import io.mithridate.results.RunResults;
import io.mithridate.results.UnusableResultsException;
import io.mithridate.results.coordinates.Baseline;
import io.mithridate.results.coordinates.Coordinates;
import io.mithridate.results.coordinates.SettingList;
import io.mithridate.runner.cli.arguments.CommonOptions;
import io.mithridate.runner.cli.arguments.FileOptions;
import io.mithridate.runner.cli.arguments.ShellCommand;
import io.mithridate.runner.cli.arguments.VerbOptions;
import io.mithridate.runner.experiment.ExperimentReader;
import io.mithridate.runner.join.JoinedRuns;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.run.RecordedRun;
import io.mithridate.runner.runs.RunFolder;
import io.mithridate.runner.runs.RunSettings;
import io.mithridate.runner.suites.Entry;
import io.mithridate.runner.suites.EntryCheck;
import io.mithridate.runner.suites.EntryFile;
import io.mithridate.runner.suites.Suite;
import io.mithridate.store.Maker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;

/** {@code entry}: writes a defense's results on a suite to a file, and checks such files. */
final class EntryCommand extends Command {

    static final String SUITE = "suite";
    static final String OUTPUT = "output";
    private static final String CHECK = "check";
    private static final String DEFENSE = "defense";
    private static final String WRITE_USAGE = "entry RUN [RUN ...] --defense NAME --output F.json";
    private static final String CHECK_USAGE = "entry check F.json --suite SUITE.yaml";

    private static final VerbOptions CHECK_OPTIONS =
            new VerbOptions("entry", Map.of(CHECK, List.of(SUITE, CommonOptions.PLUGINS)));

    private final Clock clock;

    EntryCommand(CliContext context, Clock clock) {
        super(context, "entry");
        this.clock = clock;
    }

    @Override
    public int run(CommandLine line) throws Exception {
        List<String> arguments = line.getArgList();
        if (!arguments.isEmpty() && arguments.get(0).equals(CHECK)) {
            CHECK_OPTIONS.check(CHECK, line);
            return check(line);
        }
        UsageException.throwIf(
                arguments.isEmpty() || !line.hasOption(DEFENSE),
                "'entry' needs runs and a defense: mithridate " + WRITE_USAGE);
        return write(line);
    }

    private int check(CommandLine line) throws Exception {
        UsageException.throwIf(
                line.getArgList().size() != 2,
                "'entry check' needs an entry: mithridate " + CHECK_USAGE);
        Path file = FileOptions.arguments(line).get(1);
        FileOptions.required(line, SUITE, CHECK_USAGE);
        PluginCatalog catalog = context.catalog(line);
        Suite suite = suite(line, catalog).orElseThrow();
        Entry entry = EntryFile.read(file);
        List<String> complaints = new EntryCheck(entry, suite).complaints(catalog);
        complaints.forEach(complaint -> err().printf("%s: %s%n", file, complaint));
        if (!complaints.isEmpty()) {
            return ExitCode.CONFIGURATION;
        }
        out().printf(
                        "%s: %s on %s, complete, and its scores follow from its cells%n",
                        file, entry.defense().name(), suite.name());
        return ExitCode.SUCCESS;
    }

    /** Returns the suite named by an option; empty if the option is not given. */
    static Optional<Suite> suite(CommandLine line, PluginCatalog catalog)
            throws UsageException, InvalidConfigurationException, UnusableResultsException {
        Optional<Path> file = FileOptions.path(line, SUITE);
        return file.isEmpty() ? Optional.empty() : Optional.of(suite(file.get(), catalog));
    }

    private static Suite suite(Path experiment, PluginCatalog catalog)
            throws InvalidConfigurationException, UnusableResultsException {
        return Suite.of(new ExperimentReader(catalog).read(experiment, List.of()).experiment());
    }

    private int write(CommandLine line) throws Exception {
        Path output = FileOptions.required(line, OUTPUT, WRITE_USAGE);
        FileOptions.requireWritable(OUTPUT, output, List.of());
        Baseline named = CompareCommand.parseAll(line, DEFENSE, Baseline::parse).get(0);
        List<Path> paths = FileOptions.arguments(line);
        Source source = line.hasOption(SUITE) ? readResults(line, paths) : readRuns(paths);
        Suite suite = source.suite();
        RunResults joined = JoinedRuns.of(source.runs(), Optional.empty(), List.of());
        SettingList list = strengthList(joined, named);
        Entry entry = Entry.of(suite, joined, list, plugin(joined, list, source.catalog()));
        List<EntryCheck.Gap> gaps = new EntryCheck(entry, suite).gaps();
        for (EntryCheck.Gap gap : gaps) {
            err().printf(
                            "%s; compute it: %s%n",
                            gap.sentence(), command(source.experiment(), list, gap));
        }
        if (!gaps.isEmpty()) {
            return ExitCode.CELLS_FAILED;
        }
        EntryFile.write(entry, version(), joined.finished(), clock.instant(), output);
        out().printf(
                        "%s: %s on %s, %d cells%n",
                        output, list.defense(), suite.name(), entry.cells().size());
        return ExitCode.SUCCESS;
    }

    /** Runs of one suite, and the experiment that computes the missing results. */
    private record Source(
            Suite suite, Path experiment, PluginCatalog catalog, List<RunResults> runs) {}

    /** Reads run folders, which record their suite. */
    private Source readRuns(List<Path> paths) throws Exception {
        RecordedRun first = openFullRun(paths.get(0));
        PluginCatalog catalog = context.catalog(first.settings());
        Suite suite = suite(resolvedExperiment(first), catalog);
        List<RunResults> runs = new ArrayList<>(List.of(CompareCommand.read(paths.get(0))));
        for (Path path : paths.subList(1, paths.size())) {
            RecordedRun run = openFullRun(path);
            requireSame(
                    path,
                    suite(resolvedExperiment(run), context.catalog(run.settings()))
                            .difference(suite));
            runs.add(CompareCommand.read(path));
        }
        return new Source(suite, resolvedExperiment(first), catalog, runs);
    }

    /** Reads results of the given suite from files or folders. */
    private Source readResults(CommandLine line, List<Path> paths) throws Exception {
        PluginCatalog catalog = context.catalog(line);
        Suite suite = suite(line, catalog).orElseThrow();
        List<RunResults> runs = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                openFullRun(path);
            }
            RunResults run = CompareCommand.read(path);
            for (CellResult cell : run.cells()) {
                requireSame(path, suite.difference(cell));
            }
            runs.add(run);
        }
        Path experiment = FileOptions.required(line, SUITE, WRITE_USAGE);
        return new Source(suite, experiment, catalog, runs);
    }

    private static Path resolvedExperiment(RecordedRun run) {
        return run.folder().file(RunFolder.RESOLVED);
    }

    /** Opens a run and checks that it used all samples. */
    private static RecordedRun openFullRun(Path path) throws Exception {
        RecordedRun run = RecordedRun.open(path);
        RunSettings settings = run.settings();
        if (settings.limit().isPresent()) {
            throw new UnusableResultsException(
                    "%s used %d samples of every split, and a suite is all of them; run it without --limit-samples"
                            .formatted(path, settings.limit().getAsInt()));
        }
        return run;
    }

    private static void requireSame(Path path, Optional<String> difference)
            throws UnusableResultsException {
        if (difference.isPresent()) {
            throw new UnusableResultsException(
                    "%s is of another suite: %s".formatted(path, difference.get()));
        }
    }

    private static SettingList strengthList(RunResults run, Baseline named)
            throws UnusableResultsException {
        List<SettingList> lists = named.among(run.lists());
        if (lists.isEmpty()) {
            throw new UnusableResultsException(
                    "no run lists '%s' from weak to strong, such as along: [0.1, 0.2, 0.5, 1]; %s"
                            .formatted(
                                    named,
                                    NearestName.advice(
                                            named.defense(),
                                            run.lists().stream()
                                                    .map(SettingList::defense)
                                                    .toList())));
        }
        JoinedRuns.refuseSeveral(named, lists, run.labels());
        return lists.get(0);
    }

    private static Entry.Plugin plugin(RunResults run, SettingList list, PluginCatalog catalog)
            throws UnusableResultsException {
        List<Provenance.Plugin> plugins =
                run.cells().stream()
                        .filter(cell -> list.settings().contains(cell.defense()))
                        .flatMap(cell -> cell.provenance().plugins().stream())
                        .filter(plugin -> plugin.kind().equals(PluginKind.DEFENSE.singular()))
                        .filter(plugin -> plugin.name().equals(list.defense()))
                        .distinct()
                        .toList();
        if (plugins.size() != 1) {
            throw new UnusableResultsException(
                    plugins.isEmpty()
                            ? "no cell has the defense '%s'".formatted(list.defense())
                            : "the runs have %d versions of '%s', by the digests of its code %s; run the slices with one"
                                    .formatted(
                                            plugins.size(),
                                            list.defense(),
                                            plugins.stream()
                                                    .map(Provenance.Plugin::digest)
                                                    .collect(Collectors.joining(" and "))));
        }
        return Entry.Plugin.of(
                plugins.get(0),
                catalog.find(PluginKind.DEFENSE, list.defense())
                        .filter(plugin -> plugin.origin().bundled())
                        .isPresent());
    }

    private static String command(Path experiment, SettingList list, EntryCheck.Gap gap) {
        List<String> words = new ArrayList<>(List.of("run"));
        words.add(FileOptions.displayPath(experiment).toString());
        for (String choice :
                List.of(
                        "attack=" + gap.attack(),
                        "seed=" + gap.seed(),
                        "defense=" + Coordinates.NO_DEFENSE,
                        "defense=" + list.defense())) {
            words.addAll(List.of("--only", choice));
        }
        return new ShellCommand(words).text();
    }

    private String version() {
        return Optional.ofNullable(getClass().getPackage().getImplementationVersion())
                .orElse(Maker.NOT_KNOWN);
    }
}
