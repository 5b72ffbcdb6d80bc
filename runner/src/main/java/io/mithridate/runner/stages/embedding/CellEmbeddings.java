package io.mithridate.runner.stages.embedding;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.metric.EvaluatedSplit;
import io.mithridate.api.model.Embeddings;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.store.Artifact;
import io.mithridate.runner.store.ArtifactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The embeddings of a cell's model that the store has: of its test pictures and of the pictures
 * that settings are chosen on, and of the classes.
 *
 * @param pictures those of pictures: the clean ones first
 * @param names the names of the classes
 * @param classes the classes under the plain prompts
 * @param triggeredClasses the classes under the prompts that the attack changes, if it does
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
     * @param triggered {@code true} if they carry the trigger
     * @param images their names and labels
     * @param embeddings a row for each
     */
    public record Pictures(
            String split, boolean triggered, LabelledImages images, Embeddings embeddings) {}

    /** Reads what the store has; empty if it lacks a cell's embeddings. */
    public static Optional<CellEmbeddings> read(CellStages cell, ArtifactStore store)
            throws IOException {
        Optional<CellEmbeddings> found = Optional.empty();
        List<Pictures> triggered = new ArrayList<>();
        Optional<Embeddings> triggeredClasses = Optional.empty();
        for (Stage stage : cell.inOrder()) {
            Optional<Path> folder =
                    store.find(stage.kind().label(), stage.key()).map(Artifact::folder);
            if (folder.isEmpty()) {
                continue;
            }
            if (stage.work() instanceof CleanEmbeddingsWork work) {
                found = Optional.of(clean(work.inputs(), folder.get()));
            } else if (stage.work() instanceof TriggeredEmbeddingsWork work) {
                triggered.addAll(triggered(work.inputs(), folder.get()));
                triggeredClasses = stored(StoredEmbeddings.classes(folder.get()));
            }
        }
        if (found.isEmpty()) {
            return found;
        }
        List<Pictures> all = new ArrayList<>(found.get().pictures());
        all.addAll(triggered);
        return Optional.of(
                new CellEmbeddings(
                        all, found.get().names(), found.get().classes(), triggeredClasses));
    }

    private static CellEmbeddings clean(CleanEmbeddingsWork.Inputs inputs, Path folder)
            throws IOException {
        List<Pictures> pictures = splits(inputs.pictures().splits(), false, folder);
        add(
                inputs.validation().name(),
                false,
                inputs.validation().pictures().pictures(),
                StoredEmbeddings.validation(folder),
                pictures);
        return new CellEmbeddings(
                pictures,
                inputs.classes(),
                EmbeddingFiles.read(StoredEmbeddings.classes(folder)),
                Optional.empty());
    }

    private static List<Pictures> triggered(TriggeredEmbeddingsWork.Inputs inputs, Path folder)
            throws IOException {
        List<Pictures> pictures = splits(inputs.pictures().splits(), true, folder);
        if (inputs.single().isPresent()) {
            add(
                    EvaluatedSplit.SINGLE_PICTURES,
                    false,
                    inputs.single().get().pictures(),
                    StoredEmbeddings.single(folder),
                    pictures);
        }
        return pictures;
    }

    private static List<Pictures> splits(
            List<EvaluatedPictures> splits, boolean triggered, Path folder) throws IOException {
        List<Pictures> pictures = new ArrayList<>();
        for (int i = 0; i < splits.size(); i++) {
            add(
                    splits.get(i).name(),
                    triggered,
                    splits.get(i).pictures().pictures(),
                    StoredEmbeddings.split(folder, i),
                    pictures);
        }
        return pictures;
    }

    /** An attack that leaves pictures as they are has no file of them. */
    private static void add(
            String split, boolean triggered, LabelledImages images, Path file, List<Pictures> to)
            throws IOException {
        stored(file).ifPresent(rows -> to.add(new Pictures(split, triggered, images, rows)));
    }

    private static Optional<Embeddings> stored(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(EmbeddingFiles.read(file)) : Optional.empty();
    }
}
