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
 * Makes, trains and opens image-text models of one family.
 *
 * <p>The runner knows models by this interface alone and trains nothing itself.
 */
public interface ModelProvider {

    /**
     * Returns complaints about the files that the options name, found without reading all of them.
     * Empty if nothing is; the other methods need not work otherwise.
     */
    default List<OptionComplaint> complaints() {
        return List.of();
    }

    /**
     * Stands for what the files hold that the options name: other weights under the same name give
     * another fingerprint, the same weights under another name the same one. Empty where no option
     * names a file.
     *
     * @throws InvalidCheckpointException if a file cannot be read
     */
    default String fingerprint() {
        return "";
    }

    /** The side of the square pictures that the model takes, in pixels. */
    int imageSize();

    /**
     * Returns whether {@link #initialise} gives weights that are already trained, so no base run is
     * due.
     */
    boolean pretrained();

    /**
     * Returns the provider of a model that somebody else trained and a file holds: {@link
     * #pretrained}, with these options otherwise. What is wrong with the file itself is a complaint
     * of it about the option {@code weights}.
     *
     * @param weights the file; it need not be there
     * @return empty where the family reads no files
     */
    default Optional<ModelProvider> reading(Path weights) {
        return Optional.empty();
    }

    /**
     * A model before any training of ours: random weights and a tokenizer learnt from the captions,
     * or the weights and the tokenizer that the options name.
     *
     * @param pairs what will be trained on
     * @param texts what the model will be given beside their captions: prompts, captions of poison,
     *     and both with the keys of attacks; a row of tokens that is as long as the data ask for
     *     has room for them
     * @param context where the checkpoint is written, and the seed
     */
    Checkpoint initialise(PairSet pairs, List<String> texts, TrainingContext context);

    /**
     * Returns the lengths of texts in tokens, by the tokenizer that {@link #initialise} would read
     * or learn. Empty where the provider cannot say.
     *
     * @param captions what the tokenizer would be learnt from
     * @throws InvalidCheckpointException if the tokenizer's file cannot be read
     */
    default Optional<TextLengths> textLengths(List<String> captions) {
        return Optional.empty();
    }

    /**
     * Trains with CLIP's symmetric contrastive loss.
     *
     * @param start where training begins; not changed
     * @param pairs what to train on
     * @return a new checkpoint in the context's folder
     */
    Checkpoint train(Checkpoint start, PairSet pairs, Recipe recipe, TrainingContext context);

    /**
     * Mixes two models of one shape, all that training moves, running statistics as well: {@code (1
     * - share) start + share end}.
     *
     * @param start not changed
     * @param end not changed
     * @param share of the way from {@code start}, 0, to {@code end}, 1; a larger one goes beyond
     * @param folder an existing folder
     * @return a new checkpoint in the folder
     * @throws IllegalArgumentException if the models are of different shapes
     */
    Checkpoint mix(Checkpoint start, Checkpoint end, double share, Path folder);

    /**
     * Reads a model to embed with.
     *
     * @throws InvalidCheckpointException if the checkpoint is missing, damaged or of another shape
     */
    ImageTextModel open(Checkpoint checkpoint);
}
