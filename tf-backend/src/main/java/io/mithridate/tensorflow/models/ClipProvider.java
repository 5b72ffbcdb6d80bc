package io.mithridate.tensorflow.models;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.clip.ClipModel;
import io.mithridate.tensorflow.training.FineTuner;
import java.nio.file.Path;

/** Trains, mixes and opens CLIP models, regardless of how their initial weights are obtained. */
public abstract class ClipProvider implements ModelProvider {

    /** The service that trains the models. */
    protected final FineTuner tuner;

    /** The device and settings used for embedding. */
    protected final Compute compute;

    private final SameCaptions sameCaptions;

    /**
     * Creates a provider.
     *
     * @param tuner trains the models
     * @param sameCaptions how the loss treats samples with the same caption
     * @param compute the device and settings used for embedding
     */
    protected ClipProvider(FineTuner tuner, SameCaptions sameCaptions, Compute compute) {
        this.tuner = tuner;
        this.sameCaptions = sameCaptions;
        this.compute = compute;
    }

    @Override
    public final Checkpoint train(
            Checkpoint start, PairSet pairs, Recipe recipe, TrainingContext context) {
        return tuner.fineTune(start, pairs, sameCaptions.objective(), recipe, context);
    }

    @Override
    public final Checkpoint mix(Checkpoint start, Checkpoint end, double share, Path folder) {
        return ClipCheckpoint.read(start).towards(ClipCheckpoint.read(end), share).write(folder);
    }

    @Override
    public final ImageTextModel open(Checkpoint checkpoint) {
        return ClipModel.open(checkpoint, compute);
    }
}
