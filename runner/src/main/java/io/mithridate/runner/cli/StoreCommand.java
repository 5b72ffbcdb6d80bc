package io.mithridate.runner.cli;

import io.mithridate.config.NearestName;
import io.mithridate.runner.assembly.SaliencyMaps;
import io.mithridate.runner.cli.arguments.CommonOptions;
import io.mithridate.runner.cli.arguments.ExperimentOptions;
import io.mithridate.runner.cli.arguments.FileOptions;
import io.mithridate.runner.cli.arguments.VerbOptions;
import io.mithridate.runner.console.StoreText;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.run.RecordedRun;
import io.mithridate.runner.run.UnfinishedRuns;
import io.mithridate.runner.runs.RunFolder;
import io.mithridate.runner.runs.RunRecord;
import io.mithridate.runner.runs.UnusableFolderException;
import io.mithridate.store.StoreArchive;
import io.mithridate.store.StoreInventory;
import io.mithridate.store.StoredArtifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;

/** {@code store}: lists, checks, deletes, exports and imports computed artifacts. */
final class StoreCommand extends Command {

    private static final String LIST = "list";
    private static final String VERIFY = "verify";
    private static final String PRUNE = "prune";
    private static final String EXPORT = "export";
    private static final String IMPORT = "import";

    private static final String STORE = "store";
    private static final String KIND = "kind";
    private static final String RUN = "run";
    private static final String OLDER = "older-than";
    private static final String LARGER = "larger-than";
    private static final String DRY_RUN = "dry-run";
    private static final String OUTPUT = "output";

    private static final List<String> CHOICE_OPTIONS = List.of(STORE, KIND, RUN, OLDER, LARGER);
    private static final VerbOptions OPTIONS_BY_VERB =
            new VerbOptions(
                    "store",
                    Map.of(
                            LIST, CHOICE_OPTIONS,
                            VERIFY, CHOICE_OPTIONS,
                            PRUNE, choiceOptionsAnd(ExperimentOptions.RUNS, DRY_RUN),
                            EXPORT, choiceOptionsAnd(OUTPUT),
                            IMPORT, List.of(STORE)));

    private final Clock clock;

    StoreCommand(CliContext context, Clock clock) {
        super(context, "store");
        this.clock = clock;
    }

    @Override
    public int run(CommandLine line) throws Exception {
        List<String> verbs = List.of(LIST, VERIFY, PRUNE, EXPORT, IMPORT);
        List<String> arguments = line.getArgList();
        String verb = arguments.isEmpty() ? "" : arguments.get(0);
        OPTIONS_BY_VERB.check(verb, line);
        if (verb.equals(EXPORT) || verb.equals(IMPORT)) {
            return verb.equals(EXPORT) ? export(line) : importFile(line);
        }
        UsageException.throwIf(
                arguments.size() != 1,
                "'store' needs one of %s: mithridate store list",
                String.join(", ", verbs));
        StoreInventory store = new StoreInventory(storeFolder(line));
        return switch (verb) {
            case LIST -> list(store, choice(line));
            case VERIFY -> verify(store, choice(line));
            case PRUNE -> prune(store, line);
            default ->
                    throw new UsageException(
                            "'store' cannot %s; %s"
                                    .formatted(verb, NearestName.advice(verb, verbs)));
        };
    }

    private int list(StoreInventory store, Predicate<StoredArtifact> chosen) throws IOException {
        out().print(
                        StoreText.of(
                                store.artifacts().stream().filter(chosen).toList(),
                                context.standardOutput()));
        return ExitCode.SUCCESS;
    }

    private int verify(StoreInventory store, Predicate<StoredArtifact> chosen) throws IOException {
        StoreInventory.Verification found = store.verify(chosen);
        Stream.of(found.damaged(), found.unreadable())
                .flatMap(List::stream)
                .forEach(damage -> err().printf("%s: %s%n", damage.folder(), damage.reason()));
        if (found.damaged().isEmpty() && found.unreadable().isEmpty()) {
            out().printf("%d artifacts, all intact%n", found.artifacts());
            return ExitCode.SUCCESS;
        }
        out().printf(
                        "%d damaged of %d artifacts: a run that needs one computes it again%n",
                        found.damaged().size(), found.artifacts());
        if (!found.unreadable().isEmpty()) {
            out().printf(
                            "%d cannot be read: a run that needs one fails%n",
                            found.unreadable().size());
        }
        return ExitCode.CELLS_FAILED;
    }

    private int prune(StoreInventory store, CommandLine line) throws Exception {
        UsageException.throwIf(
                List.of(KIND, RUN, OLDER, LARGER).stream().noneMatch(line::hasOption),
                "'store prune' needs at least one of --%s, --%s, --%s or --%s, which may"
                        + " be combined; --%s lists what would be deleted",
                OLDER,
                LARGER,
                KIND,
                RUN,
                DRY_RUN);
        Set<String> needed = neededByUnfinishedRuns(ExperimentOptions.runs(line));
        needed.addAll(new UnfinishedRuns(storeFolder(line)).keys());
        List<StoredArtifact> chosen = store.artifacts().stream().filter(choice(line)).toList();
        List<StoredArtifact> deletable =
                chosen.stream().filter(artifact -> !needed.contains(artifact.key())).toList();
        long removed = 0;
        long bytes = 0;
        for (StoredArtifact artifact : deletable) {
            if (line.hasOption(DRY_RUN) || store.remove(artifact)) {
                removed++;
                bytes += artifact.bytes();
            }
        }
        if (line.hasOption(DRY_RUN)) {
            out().print(StoreText.of(deletable, context.standardOutput()));
        }
        out().printf(
                        "%s %d artifacts, %s%n",
                        line.hasOption(DRY_RUN) ? "would remove" : "removed",
                        removed,
                        StoreText.size(bytes));
        if (deletable.size() < chosen.size()) {
            out().printf("kept %d that unfinished runs need%n", chosen.size() - deletable.size());
        }
        if (removed < deletable.size()) {
            out().printf("kept %d that are in use%n", deletable.size() - removed);
        }
        return ExitCode.SUCCESS;
    }

    private static List<String> choiceOptionsAnd(String... others) {
        return Stream.concat(CHOICE_OPTIONS.stream(), Stream.of(others)).toList();
    }

    private Path storeFolder(CommandLine line) {
        return ExperimentOptions.store(line, context.environment());
    }

    private int export(CommandLine line) throws Exception {
        Optional<Path> output = FileOptions.path(line, OUTPUT);
        UsageException.throwIf(
                line.getArgList().size() != 2 || output.isEmpty(),
                "'store export' needs a run and a file:"
                        + " mithridate store export RUN_DIR --output FILE.tar");
        FileOptions.requireWritable(OUTPUT, output.get(), List.of());
        RecordedRun run = RecordedRun.open(FileOptions.arguments(line).get(1));
        Path folder = line.hasOption(STORE) ? storeFolder(line) : run.settings().store();
        Predicate<StoredArtifact> chosen = choice(line);
        Set<String> keys = run.keys();
        List<StoredArtifact> artifacts =
                new StoreInventory(folder)
                        .artifacts().stream()
                                .filter(artifact -> keys.contains(artifact.key()))
                                .filter(chosen)
                                .toList();
        UsageException.throwIf(
                artifacts.isEmpty(),
                "the store %s has nothing of the run %s that was asked for",
                folder,
                run.folder().path());
        new StoreArchive(folder).write(artifacts, output.get());
        out().printf(
                        "%s: %d artifacts, %s%n",
                        output.get(),
                        artifacts.size(),
                        StoreText.size(artifacts.stream().mapToLong(StoredArtifact::bytes).sum()));
        return ExitCode.SUCCESS;
    }

    private int importFile(CommandLine line) throws Exception {
        UsageException.throwIf(
                line.getArgList().size() != 2,
                "'store import' needs a file that 'store export' wrote:"
                        + " mithridate store import FILE.tar");
        Path file = FileOptions.arguments(line).get(1);
        UsageException.throwIf(!Files.isRegularFile(file), "there is no file %s", file);
        FileOptions.requireWritableFolder(STORE, storeFolder(line));
        StoreArchive.Taken imported = new StoreArchive(storeFolder(line)).read(file);
        out().printf(
                        "%d artifacts imported, %d already present%n",
                        imported.added(), imported.present());
        return ExitCode.SUCCESS;
    }

    private Predicate<StoredArtifact> choice(CommandLine line) throws Exception {
        Predicate<StoredArtifact> chosen = artifact -> true;
        if (line.hasOption(KIND)) {
            List<String> kinds = List.of(line.getOptionValues(KIND));
            List<String> known =
                    Stream.concat(
                                    Arrays.stream(StageKind.values()).map(StageKind::label),
                                    Stream.of(SaliencyMaps.KIND))
                            .toList();
            for (String kind : kinds) {
                CommonOptions.oneOf(KIND, kind, known);
            }
            chosen = chosen.and(artifact -> kinds.contains(artifact.kind()));
        }
        OptionalInt days = CommonOptions.fromZero(line, OLDER);
        if (days.isPresent()) {
            Instant newest = clock.instant().minus(Duration.ofDays(days.getAsInt()));
            chosen = chosen.and(artifact -> artifact.created().isBefore(newest));
        }
        OptionalInt mebibytes = CommonOptions.fromZero(line, LARGER);
        if (mebibytes.isPresent()) {
            chosen = chosen.and(artifact -> artifact.bytes() > ((long) mebibytes.getAsInt() << 20));
        }
        Optional<Path> run = FileOptions.path(line, RUN);
        if (run.isPresent()) {
            Set<String> keys = RecordedRun.open(run.get()).keys();
            chosen = chosen.and(artifact -> keys.contains(artifact.key()));
        }
        return chosen;
    }

    private static Set<String> neededByUnfinishedRuns(Path runs)
            throws IOException, UnusableFolderException {
        Set<String> needed = new HashSet<>();
        for (Map.Entry<RunFolder, RunRecord> run : RunRecord.all(runs).entrySet()) {
            if (run.getValue().finished().isEmpty()) {
                needed.addAll(RecordedRun.open(run.getKey().path()).keys());
            }
        }
        return needed;
    }
}
