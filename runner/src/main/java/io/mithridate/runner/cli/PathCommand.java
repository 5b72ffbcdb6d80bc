package io.mithridate.runner.cli;

import io.mithridate.runner.cli.arguments.CommonOptions;
import io.mithridate.runner.cli.arguments.FileOptions;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.run.RecordedRun;
import io.mithridate.runner.stages.ModelArtifact;
import io.mithridate.store.Artifact;
import io.mithridate.store.ArtifactStore;
import io.mithridate.store.FileTrees;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.cli.CommandLine;

/** {@code path}: prints the path of a stage's weights file or, if it has none, of its folder. */
final class PathCommand extends Command {

    private static final String CELL = "cell";
    private static final String STAGE = "stage";
    private static final String WEIGHTS = ".safetensors";

    private static final List<StageKind> STAGES =
            List.of(
                    StageKind.BASE,
                    StageKind.ATTACK,
                    StageKind.VICTIM,
                    StageKind.DEFENSE,
                    StageKind.MIXTURE);

    PathCommand(CliContext context) {
        super(context, "path");
    }

    @Override
    public int run(CommandLine line) throws Exception {
        OptionalInt cell = CommonOptions.fromZero(line, CELL);
        String stage = line.getOptionValue(STAGE);
        if (line.getArgList().size() != 1 || cell.isEmpty() || stage == null) {
            throw new UsageException(
                    "'path' needs a run, a cell and a stage:"
                            + " mithridate path RUN_DIR --cell N --stage victim");
        }
        StageKind kind = kind(stage);
        RecordedRun run = RecordedRun.open(FileOptions.argument(line));
        String key = run.cell(cell.getAsInt()).key(kind);
        ArtifactStore store = new ArtifactStore(run.settings().store(), Clock.systemUTC());
        Optional<Artifact> artifact = store.find(kind.label(), key);
        if (artifact.isEmpty()) {
            err().printf(
                            "the %s of cell %d is not in the store %s; 'mithridate run' computes"
                                    + " it%n",
                            kind.label(), cell.getAsInt(), store.root());
            return ExitCode.CELLS_FAILED;
        }
        try {
            out().println(path(artifact.get(), store));
        } catch (ModelArtifact.MissingModelException e) {
            err().println(e.getMessage());
            return ExitCode.CELLS_FAILED;
        }
        return ExitCode.SUCCESS;
    }

    /** Returns the weights file of the artifact if it has one, otherwise its folder. */
    private static Path path(Artifact artifact, ArtifactStore store) throws IOException {
        Optional<Path> model = ModelArtifact.weights(artifact, store);
        return model.isPresent() ? model.get().normalize() : onlyWeights(artifact.folder());
    }

    private static Path onlyWeights(Path folder) throws IOException {
        List<Path> weights =
                FileTrees.entries(folder).stream()
                        .filter(file -> file.getFileName().toString().endsWith(WEIGHTS))
                        .toList();
        return weights.size() == 1 ? weights.get(0) : folder;
    }

    private static StageKind kind(String name) throws UsageException {
        List<String> names = STAGES.stream().map(StageKind::label).toList();
        return STAGES.get(names.indexOf(CommonOptions.oneOf(STAGE, name, names)));
    }
}
