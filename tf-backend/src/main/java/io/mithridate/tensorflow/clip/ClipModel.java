package io.mithridate.tensorflow.clip;

import io.mithridate.api.data.Image;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.text.Tokenizer;
import io.mithridate.tensorflow.text.TruncationWarning;
import java.util.List;
import java.util.Objects;

/** A model that embeds images and texts with the weights of a checkpoint. */
public final class ClipModel implements ImageTextModel {

    private final Checkpoint checkpoint;
    private final int imageSize;
    private final Tokenizer tokenizer;
    private final double logitScale;
    private final TruncationWarning truncationWarning;
    private final ClipTowers towers;

    private ClipModel(Checkpoint checkpoint, ClipCheckpoint clip, Compute compute) {
        this.checkpoint = checkpoint;
        imageSize = clip.architecture().imageSize();
        tokenizer = clip.tokenizer();
        truncationWarning = new TruncationWarning(tokenizer);
        logitScale = Math.exp(Objects.requireNonNull(clip.weights().get("logit_scale"))[0]);
        towers = new ClipTowers(clip.architecture(), clip.weights(), compute);
    }

    /**
     * Opens a checkpoint.
     *
     * @throws io.mithridate.api.model.InvalidCheckpointException if it is missing, damaged or does
     *     not match its architecture
     */
    public static ClipModel open(Checkpoint checkpoint, Compute compute) {
        return new ClipModel(checkpoint, ClipCheckpoint.read(checkpoint), compute);
    }

    @Override
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    @Override
    public int imageSize() {
        return imageSize;
    }

    @Override
    public Embeddings embedImages(List<Image> images) {
        for (Image image : images) {
            if (image.width() != imageSize || image.height() != imageSize) {
                throw new IllegalArgumentException(
                        "%s for a model that takes %d x %d pixels"
                                .formatted(image, imageSize, imageSize));
            }
        }
        return towers.embedPictures(images.size(), index -> images.get(index).rgb());
    }

    @Override
    public Embeddings embedTexts(List<String> texts) {
        truncationWarning.check(texts);
        return towers.embedTokens(texts.size(), index -> tokenizer.encode(texts.get(index)));
    }

    @Override
    public double logitScale() {
        return logitScale;
    }

    @Override
    public void close() {
        towers.close();
    }
}
