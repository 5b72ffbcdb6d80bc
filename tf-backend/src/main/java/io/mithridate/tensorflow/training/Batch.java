package io.mithridate.tensorflow.training;

import io.mithridate.tensorflow.clip.ImageBlocks;
import io.mithridate.tensorflow.clip.layers.ForwardPass;
import io.mithridate.tensorflow.graph.Initializer;
import io.mithridate.tensorflow.graph.Role;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * A batch as an objective sees it while the graph is built: operands, not numbers.
 *
 * <p>B is the number of samples, K the number of rows of a sampled view, D the dimension of the
 * embeddings. All embeddings but features are rows of unit length.
 */
public interface Batch {

    /** B. */
    int size();

    /** S: the side of the pictures, in pixels. */
    int imageSize();

    /**
     * Embeds a view of the images. All views of images that the objective {@linkplain
     * Objective#views() names} go through the model in <b>one</b> forward pass, in their order:
     * batch norm takes its statistics over all of them together, as CleanCLIP's code does (2B
     * rows).
     *
     * @return (B, D)
     */
    Operand<TFloat32> of(View.Images view);

    /**
     * Embeds captions, or a side of sub-captions. All texts that the objective names go through the
     * model in one forward pass, in their order.
     *
     * @return (B, D) or (K, D)
     */
    Operand<TFloat32> of(TextInput input);

    /**
     * Embeds a view of the images in a forward pass of its own, and leaves embeddings as long as
     * they are.
     *
     * @return (B, D), rows of any length
     */
    Operand<TFloat32> imageFeatures(View.Images view);

    /**
     * Grey levels of a view's pictures.
     *
     * @return (B, S, S, 3): rows, columns, channels; whole numbers from 0 to 255
     */
    Operand<TFloat32> pixels(View.Images view);

    /**
     * Embeds pictures in a forward pass of its own; gradients go to the grey levels. For objectives
     * of {@linkplain Objective#wholeBatches() whole batches} where the model is trained.
     *
     * @param pixels (N, S, S, 3), grey levels from 0 to 255 that need not be whole, not normalised;
     *     N is static
     * @return (N, D), rows of unit length
     */
    Operand<TFloat32> embed(Operand<TFloat32> pixels);

    /**
     * Embeds pictures in a forward pass of its own, and gives what the blocks of the image tower
     * put out on the way; for objectives of {@linkplain Objective#wholeBatches() whole batches}.
     *
     * @param pixels (N, S, S, 3), grey levels from 0 to 255 that need not be whole; N is static
     */
    ImageBlocks imageBlocks(Operand<TFloat32> pixels);

    /**
     * Numbers that are trained beside the model, such as a classifier's weights. They begin with
     * what the seed draws, are saved and continued with the run, and are dropped at its end: a
     * checkpoint is a CLIP and nothing else.
     *
     * @param name unique among the objective's own numbers
     * @param role says whether weight decay applies
     * @param shape of at least one number
     */
    Operand<TFloat32> variable(String name, Role role, Initializer initializer, long... shape);

    /** The value of numbers of the objective's own, as it is before the step. */
    Operand<TFloat32> variable(OwnVariable variable);

    /**
     * The layers of a small network of the objective's own, whose variables are trained; only where
     * the model stays as it is or there is none. Computed in single precision.
     */
    ForwardPass network();

    /** The layers of networks that stay as they are: {@link Objective#frozenNetworks}. */
    ForwardPass frozenNetwork();

    /** Returns the draws of the step; a vector. */
    Operand<TInt32> drawn(Draws draws);

    /**
     * Returns the seed of TensorFlow's stateless random operations: another in each step, the same
     * ones in a run that was killed and goes on.
     *
     * @param purpose keeps what is drawn apart
     * @return (2)
     */
    Operand<TInt64> seed(String purpose);

    /**
     * Numbers that a step reads and then sets, without a gradient, such as a queue of what earlier
     * steps embedded. They are saved and continued with the run, and dropped at its end.
     *
     * @param name unique among the objective's own numbers
     * @param first what they begin with
     * @param shape of as many numbers
     * @return their value before the step
     */
    Operand<TFloat32> state(String name, float[] first, long... shape);

    /**
     * Says what numbers are after the step.
     *
     * @param name of what {@link #state} has given
     * @param next of its shape
     */
    void setState(String name, Operand<TFloat32> next);

    /**
     * Embeds a view of the images by the model that training started from, which stays as it was:
     * running statistics in batch norm, no gradient.
     *
     * @return (B, D)
     */
    Operand<TFloat32> frozen(View.Images view);

    /**
     * Embeds captions by the model that training started from, without a gradient.
     *
     * @return (B, D) or (K, D)
     */
    Operand<TFloat32> frozen(TextInput input);

    /** The learnt factor on the cosines: exp of the logit scale, a scalar from 1 to 100. */
    Operand<TFloat32> logitScale();

    /**
     * The factor on the cosines that training started from: it stays as it was, and is not trained
     * unless the loss asks for {@link #logitScale} as well. A scalar from 1 to 100.
     */
    Operand<TFloat32> frozenLogitScale();

    /**
     * Returns which captions of the batch are the same, token for token.
     *
     * @return (B, B): 1 where two samples have the same caption, on the diagonal too, else 0
     */
    Operand<TFloat32> sameCaptions(View.Captions view);

    /**
     * The numbers of the samples.
     *
     * @return (B, N), N being how many there are for each sample
     */
    Operand<TFloat32> numbers(View.Numbers view);

    /**
     * Returns the samples of the batch that the rows of a sampled view belong to.
     *
     * @return (K), each from 0 to B − 1; of padding 0
     */
    Operand<TInt32> rows(View.SubCaptions view);

    /**
     * Returns which rows of a sampled view are samples.
     *
     * @return (K): 1 for a sample, 0 for padding
     */
    Operand<TFloat32> weights(View.SubCaptions view);

    /**
     * Returns which positives of a sampled view are known to be true of which of its samples.
     *
     * @param view one that was made with {@link View.Truths}
     * @return (K, K): in row i and column j, 1 where the positive of row j is known to be true of
     *     the sample of row i, else 0; of padding 0
     */
    Operand<TFloat32> truths(View.SubCaptions view);

    /**
     * The rows of a sampled view out of embeddings of the whole batch.
     *
     * @param embeddings (B, D)
     * @return (K, D)
     */
    Operand<TFloat32> select(Operand<TFloat32> embeddings, View.SubCaptions view);

    /**
     * A number that changes during training.
     *
     * @param name one of {@link Objective#scheduledNumbers()}, {@link EpochPolicy#numbers()} or
     *     {@link StepRule#weights}
     * @return a scalar
     */
    Operand<TFloat32> scheduled(String name);
}
