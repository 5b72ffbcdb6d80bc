package io.mithridate.runner.stages.embedding;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.model.Embeddings;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.store.Artifact;
import io.mithridate.store.ArtifactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The stored embeddings of test pictures, validation pictures and classes by a cell's model.
 *
 * @param pictures the embeddings of pictures, clean ones first
 * @param names the names of the classes
 * @param classes the embeddings of classes with the original prompts
 * @param triggeredClasses the embeddings of classes with the prompts as changed by the attack, if
 *     it changes them
 */
public record CellEmbeddings(
        List<Pictures> pictures,
        Classes names,
        Embeddings classes,
        Optional<Embeddings> triggeredClasses) {

    public CellEmbeddings {
        pictures = List.copyOf(pictures);
    }

    /**
     * Pictures of a split.
     *
     * @param split the split's name
     * @param triggered whether the pictures carry the trigger
     * @param images the pictures with their names and labels
     * @param embeddings the embeddings, one row for each picture
     */
    public record Pictures(
            String split, boolean triggered, LabelledImages images, Embeddings embeddings) {}

    /** Reads a cell's embeddings from the store; empty if they are missing. */
    public static Optional<CellEmbeddings> read(CellStages cell, ArtifactStore store)
            throws IOException {
        List<Pictures> clean = new ArrayList<>();
        List<Pictures> triggered = new ArrayList<>();
        Optional<Classes> names = Optional.empty();
        Optional<Embeddings> classes = Optional.empty();
        Optional<Embeddings> triggeredClasses = Optional.empty();
        for (Stage stage : cell.inOrder()) {
            // Labelled pictures and held-out pairs are embedded without classes.
            if (!(stage.work() instanceof EmbeddingWork work) || work.classes().isEmpty()) {
                continue;
            }
            Optional<Artifact> artifact = stage.in(store);
            if (artifact.isEmpty()) {
                continue;
            }
            Path folder = artifact.get().folder();
            if (work.trigger().isPresent()) {
                triggered.addAll(pictures(work, folder));
                triggeredClasses = readIfPresent(folder.resolve(StoredEmbeddings.CLASSES));
            } else {
                clean.addAll(pictures(work, folder));
                names = work.classes().map(EmbeddingWork.Prompts::classes);
                classes = readIfPresent(folder.resolve(StoredEmbeddings.CLASSES));
            }
        }
        if (names.isEmpty() || classes.isEmpty()) {
            return Optional.empty();
        }
        clean.addAll(triggered);
        return Optional.of(new CellEmbeddings(clean, names.get(), classes.get(), triggeredClasses));
    }

    /**
     * Returns the pictures that have a file. An attack that does not change pictures has no file
     * for triggered ones.
     */
    private static List<Pictures> pictures(EmbeddingWork work, Path folder) throws IOException {
        boolean triggered = work.trigger().isPresent();
        List<Pictures> pictures = new ArrayList<>();
        for (int i = 0; i < work.pictures().size(); i++) {
            EvaluatedPictures split = work.pictures().get(i);
            readIfPresent(folder.resolve(StoredEmbeddings.split(i)))
                    .map(
                            rows ->
                                    new Pictures(
                                            split.name(),
                                            triggered,
                                            split.pictures().pictures(),
                                            rows))
                    .ifPresent(pictures::add);
        }
        if (work.single().isPresent()) {
            LabelledImages single = work.single().get().pictures();
            readIfPresent(folder.resolve(StoredEmbeddings.SINGLE))
                    .map(rows -> new Pictures(EvaluatedSplit.SINGLE_PICTURES, false, single, rows))
                    .ifPresent(pictures::add);
        }
        return pictures;
    }

    private static Optional<Embeddings> readIfPresent(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(StoredEmbeddings.readFile(file)) : Optional.empty();
    }
}
