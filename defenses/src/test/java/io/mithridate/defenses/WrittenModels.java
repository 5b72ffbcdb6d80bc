package io.mithridate.defenses;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * A provider of hand-written models for pictures of one pixel, which training does not change.
 *
 * @param name the file name of the checkpoint
 * @param opened opens the model of a checkpoint
 */
public record WrittenModels(String name, Function<Checkpoint, ImageTextModel> opened)
        implements ModelProvider {

    @Override
    public int imageSize() {
        return 1;
    }

    @Override
    public boolean pretrained() {
        return true;
    }

    @Override
    public Checkpoint initialise(PairSet pairs, List<String> texts, TrainingContext context) {
        Checkpoint checkpoint = new Checkpoint(context.folder(), name);
        try {
            Files.writeString(checkpoint.weights(), "no weights");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return checkpoint;
    }

    @Override
    public Checkpoint train(
            Checkpoint start, PairSet pairs, Recipe recipe, TrainingContext context) {
        return start;
    }

    @Override
    public Checkpoint mix(Checkpoint start, Checkpoint end, double share, Path folder) {
        return start;
    }

    @Override
    public ImageTextModel open(Checkpoint checkpoint) {
        return opened.apply(checkpoint);
    }
}
