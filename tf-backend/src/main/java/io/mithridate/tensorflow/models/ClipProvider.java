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

/** Trains, mixes and opens CLIPs, wherever their first weights come from. */
public abstract class ClipProvider implements ModelProvider {

    /** Trains them. */
    protected final FineTuner tuner;

    /** Embeds by them. */
    protected final Compute compute;

    private final SameCaptions sameCaptions;

    /**
     * A provider.
     *
     * @param tuner trains them
     * @param sameCaptions the rule of their loss
     * @param compute what embeds
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
