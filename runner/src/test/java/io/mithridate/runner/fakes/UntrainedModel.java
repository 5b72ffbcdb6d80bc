package io.mithridate.runner.fakes;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import java.nio.file.Path;
import java.util.List;

/** A model that only describes itself; creating, training or opening it fails the test. */
public abstract class UntrainedModel implements ModelProvider {

    @Override
    public int imageSize() {
        throw unexpectedCall("the size of its pictures");
    }

    @Override
    public boolean pretrained() {
        throw unexpectedCall("whether it comes with weights");
    }

    @Override
    public final Checkpoint initialise(PairSet pairs, List<String> texts, TrainingContext context) {
        throw unexpectedCall("weights");
    }

    @Override
    public final Checkpoint train(
            Checkpoint start, PairSet pairs, Recipe recipe, TrainingContext context) {
        throw unexpectedCall("training");
    }

    @Override
    public final Checkpoint mix(Checkpoint start, Checkpoint end, double share, Path folder) {
        throw unexpectedCall("a mixture");
    }

    @Override
    public final ImageTextModel open(Checkpoint checkpoint) {
        throw unexpectedCall("embeddings");
    }

    private static AssertionError unexpectedCall(String what) {
        return new AssertionError("nobody has to ask this model for " + what);
    }
}
