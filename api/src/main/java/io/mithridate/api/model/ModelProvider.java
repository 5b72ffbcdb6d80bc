package io.mithridate.api.model;

import io.mithridate.api.backend.TextLengths;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Creates, trains and opens image-text models of one family.
 *
 * <p>The runner accesses models only through this interface and does no training itself.
 */
public interface ModelProvider {

    /**
     * Returns errors in the files that the options name, found without reading the files
     * completely. Empty if there are no errors; otherwise the other methods need not work.
     */
    default List<OptionComplaint> complaints() {
        return List.of();
    }

    /**
     * Returns a fingerprint of the contents of the files that the options name. Different weights
     * under the same file name give different fingerprints, and the same weights under different
     * names give the same one. Empty if no option names a file.
     *
     * @throws InvalidCheckpointException if a file cannot be read
     */
    default String fingerprint() {
        return "";
    }

    /** Returns the side of the model's square input pictures, in pixels. */
    int imageSize();

    /**
     * Returns {@code true} if {@link #initialise} returns weights that are already trained, so that
     * no base training is necessary.
     */
    boolean pretrained();

    /**
     * Returns a {@linkplain #pretrained pretrained} provider with the same options that reads
     * weights trained by others from a file. Problems with the file itself are reported by the
     * {@link #complaints} of the returned provider, about the option {@code weights}.
     *
     * @param weights the file; it need not exist
     * @return the provider; empty if this family of models reads no files
     */
    default Optional<ModelProvider> reading(Path weights) {
        return Optional.empty();
    }

    /**
     * Returns a model before any training by the workbench: either random weights and a tokenizer
     * learned from the captions, or the weights and the tokenizer that the options name.
     *
     * @param pairs the pairs to train on
     * @param texts additional texts the model will see: prompts and captions of poisoned pairs,
     *     each with and without the text keys of attacks; if the number of tokens per text is
     *     derived from the data, it must be large enough for them
     * @param context the folder for the checkpoint, and the seed
     */
    Checkpoint initialise(PairSet pairs, List<String> texts, TrainingContext context);

    /**
     * Returns a counter of tokens that uses the tokenizer that {@link #initialise} would read or
     * learn. Empty if the provider cannot determine them.
     *
     * @param captions the captions that the tokenizer would be learned from
     * @throws InvalidCheckpointException if the tokenizer's file cannot be read
     */
    default Optional<TextLengths> textLengths(List<String> captions) {
        return Optional.empty();
    }

    /**
     * Trains with CLIP's symmetric contrastive loss.
     *
     * @param start the checkpoint that training starts from; not changed
     * @param pairs the pairs to train on
     * @return a new checkpoint in the context's folder
     */
    Checkpoint train(Checkpoint start, PairSet pairs, Recipe recipe, TrainingContext context);

    /**
     * Interpolates between two models of the same shape: {@code (1 - share) start + share end} for
     * everything that training changes, including running statistics.
     *
     * @param start the model at share 0; not changed
     * @param end the model at share 1; not changed
     * @param share the weight of {@code end}; values above 1 extrapolate
     * @param folder an existing folder for the result
     * @return a new checkpoint in that folder
     * @throws IllegalArgumentException if the models have different shapes
     */
    Checkpoint mix(Checkpoint start, Checkpoint end, double share, Path folder);

    /**
     * Reads a model for embedding.
     *
     * @throws InvalidCheckpointException if the checkpoint is missing, damaged or of another shape
     */
    ImageTextModel open(Checkpoint checkpoint);
}
