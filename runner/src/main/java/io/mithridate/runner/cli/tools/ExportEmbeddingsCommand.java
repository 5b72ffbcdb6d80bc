package io.mithridate.runner.cli.tools;

import io.mithridate.results.files.AtomicFile;
import io.mithridate.results.files.NpzWriter;
import io.mithridate.runner.cli.CliContext;
import io.mithridate.runner.cli.Command;
import io.mithridate.runner.cli.ExitCode;
import io.mithridate.runner.cli.UsageException;
import io.mithridate.runner.cli.arguments.CommonOptions;
import io.mithridate.runner.cli.arguments.FileOptions;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.run.RecordedRun;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.stages.embedding.CellEmbeddings;
import io.mithridate.store.ArtifactStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.cli.CommandLine;

/** {@code export-embeddings}: writes the embeddings of a cell to a file for NumPy. */
public final class ExportEmbeddingsCommand extends Command {

    private static final String CELL = "cell";
    private static final String OUTPUT = "output";

    public ExportEmbeddingsCommand(CliContext context) {
        super(context, "export-embeddings");
    }

    @Override
    public int run(CommandLine line) throws Exception {
        OptionalInt number = CommonOptions.fromZero(line, CELL);
        if (line.getArgList().size() != 1 || number.isEmpty()) {
            throw new UsageException(
                    "'%1$s' needs a run and a cell: mithridate %1$s RUN_DIR --cell N"
                            .formatted(name()));
        }
        int cell = number.getAsInt();
        Path output =
                FileOptions.path(line, OUTPUT).orElse(Path.of("embeddings-%d.npz".formatted(cell)));
        FileOptions.requireWritable(OUTPUT, output, List.of());
        RecordedRun run = RecordedRun.open(FileOptions.argument(line));
        run.cell(cell).key(StageKind.EMBEDDINGS);
        // The current plan has the pictures' names and labels.
        CellStages stages =
                run.cell(cell).unchanged(run.planToRead(context.catalog(run.settings())));
        ArtifactStore store = new ArtifactStore(run.settings().store(), Clock.systemUTC());
        Optional<CellEmbeddings> embeddings = CellEmbeddings.read(stages, store);
        if (embeddings.isEmpty()) {
            err().printf(
                            "the embeddings of cell %d are not in the store %s; 'mithridate run'"
                                    + " computes them%n",
                            cell, store.root());
            return ExitCode.CELLS_FAILED;
        }
        AtomicFile.writeBytes(output, stream -> write(embeddings.get(), stream));
        long pictures =
                embeddings.get().pictures().stream()
                        .mapToLong(part -> part.embeddings().count())
                        .sum();
        out().printf(
                        "%s: %d pictures and %d classes, %d columns each%n",
                        output,
                        pictures,
                        embeddings.get().classes().count(),
                        embeddings.get().classes().dimension());
        return ExitCode.SUCCESS;
    }

    private static void write(CellEmbeddings embeddings, OutputStream stream) throws IOException {
        List<String> ids = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        List<String> splits = new ArrayList<>();
        List<Boolean> triggered = new ArrayList<>();
        for (CellEmbeddings.Pictures part : embeddings.pictures()) {
            int size = part.images().size();
            for (int i = 0; i < size; i++) {
                ids.add(part.images().id(i));
                labels.add(part.images().label(i));
            }
            splits.addAll(Collections.nCopies(size, part.split()));
            triggered.addAll(Collections.nCopies(size, part.triggered()));
        }
        NpzWriter npz = new NpzWriter(stream);
        npz.floats(
                "embeddings",
                embeddings.pictures().stream().map(CellEmbeddings.Pictures::embeddings).toList());
        npz.texts("ids", ids);
        npz.integers("labels", labels);
        npz.texts("splits", splits);
        npz.booleans("triggered", triggered);
        npz.floats("class_embeddings", List.of(embeddings.classes()));
        npz.texts("class_names", embeddings.names().names());
        if (embeddings.triggeredClasses().isPresent()) {
            npz.floats("triggered_class_embeddings", List.of(embeddings.triggeredClasses().get()));
        }
        npz.finish();
    }
}
