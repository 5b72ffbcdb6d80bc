package io.mithridate.tensorflow.models;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.model.TextLengths;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.clip.ClipModel;
import io.mithridate.tensorflow.clip.MiniArchitecture;
import io.mithridate.tensorflow.text.LearntBytePairEncoding;
import io.mithridate.tensorflow.training.FineTuner;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Makes, trains and opens small CLIPs. */
public final class MiniModels implements ModelProvider {

    private final MiniOptions options;
    private final FineTuner tuner;
    private final Compute compute;

    /**
     * A provider.
     *
     * @param options the models' shape
     * @param tuner trains them
     * @param compute what embeds
     */
    @Inject
    public MiniModels(MiniOptions options, FineTuner tuner, Compute compute) {
        this.options = options;
        this.tuner = tuner;
        this.compute = compute;
    }

    @Override
    public int imageSize() {
        return options.imageSize();
    }

    @Override
    public boolean pretrained() {
        return false;
    }

    @Override
    public Checkpoint initialise(PairSet pairs, List<String> texts, TrainingContext context) {
        LearntBytePairEncoding tokenizer =
                CaptionTokenizer.learn(pairs, texts, options.vocabulary(), options.context());
        MiniArchitecture architecture =
                new MiniArchitecture(
                        options.imageSize(),
                        options.imageWidths(),
                        options.embeddingDimension(),
                        options.textWidth(),
                        options.textHeads(),
                        options.textLayers(),
                        tokenizer.contextLength(),
                        tokenizer.vocabularySize());
        return ClipCheckpoint.initial(architecture, tokenizer, context.seed().at("initial weights"))
                .write(context.folder());
    }

    @Override
    public Optional<TextLengths> textLengths(List<String> captions) {
        return Optional.of(
                new TokenizedLengths(
                        LearntBytePairEncoding.learn(
                                captions, options.vocabulary(), options.context())));
    }

    @Override
    public Checkpoint train(
            Checkpoint start, PairSet pairs, Recipe recipe, TrainingContext context) {
        return tuner.fineTune(start, pairs, options.sameCaptions().objective(), recipe, context);
    }

    @Override
    public ImageTextModel open(Checkpoint checkpoint) {
        return ClipModel.open(checkpoint, compute);
    }
}
