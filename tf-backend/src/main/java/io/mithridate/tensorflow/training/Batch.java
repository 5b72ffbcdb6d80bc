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
 * A batch as seen by an objective while the graph is built: operands instead of numbers.
 *
 * <p>B is the number of samples, K the number of rows of a sampled view of sub-captions, and D the
 * dimension of the embeddings. All embeddings except features are rows of unit length.
 */
public interface Batch {

    /** Returns B. */
    int size();

    /** Returns S, the side of the pictures in pixels. */
    int imageSize();

    /**
     * Embeds a view of the images. All views of images that the objective {@linkplain
     * Objective#views() declares} go through the model in <b>one</b> forward pass, in the order of
     * declaration: batch norm takes its statistics over all of them together, as in CleanCLIP's
     * code (2B rows).
     *
     * @return (B, D)
     */
    Operand<TFloat32> of(View.Images view);

    /**
     * Embeds the captions of a view, or its positive or negative sub-captions. All texts of the
     * objective go through the model in one forward pass, in the order in which their views are
     * declared.
     *
     * @return (B, D) or (K, D)
     */
    Operand<TFloat32> of(View.Text input);

    /**
     * Embeds a view of the images in a separate forward pass, without scaling the embeddings to
     * unit length.
     *
     * @return (B, D), rows of any length
     */
    Operand<TFloat32> imageFeatures(View.Images view);

    /**
     * Returns the pixel values of a view's pictures.
     *
     * @return (B, S, S, 3): rows, columns, channels; integers from 0 to 255
     */
    Operand<TFloat32> pixels(View.Images view);

    /**
     * Embeds pictures in a separate forward pass, with gradients with respect to the pixel values.
     * If the model is trained, the objective must ask for {@linkplain Objective#wholeBatches()
     * whole batches}.
     *
     * @param pixels (N, S, S, 3), pixel values from 0 to 255 that need not be integers, not
     *     normalized; N is static
     * @return (N, D), rows of unit length
     */
    Operand<TFloat32> embed(Operand<TFloat32> pixels);

    /**
     * Embeds pictures in a separate forward pass and also returns the outputs of the image tower's
     * blocks. If the model is trained, the objective must ask for {@linkplain
     * Objective#wholeBatches() whole batches}.
     *
     * @param pixels (N, S, S, 3), pixel values from 0 to 255 that need not be integers; N is static
     */
    ImageBlocks imageBlocks(Operand<TFloat32> pixels);

    /**
     * Returns the value of a variable that is trained in addition to the model, e.g. a classifier's
     * weights. The initial value is drawn from the seed. The variable is saved and resumed with the
     * run, and discarded at the end of the run, since a checkpoint contains nothing but a CLIP
     * model.
     *
     * @param name unique among the objective's own variables
     * @param role determines whether the variable decays
     * @param shape the shape, with at least one number
     */
    Operand<TFloat32> variable(String name, Role role, Initializer initializer, long... shape);

    /** Returns the value of one of the objective's own variables before the step. */
    Operand<TFloat32> variable(OwnVariable variable);

    /**
     * Returns the layers of a small network that belongs to the objective and is trained. They are
     * available only if the model is frozen or there is none, and are computed in single precision.
     */
    ForwardPass network();

    /** Returns the layers of the frozen networks in {@link Objective#frozenNetworks}. */
    ForwardPass frozenNetwork();

    /** Returns a vector of the integers drawn for the step. */
    Operand<TInt32> drawn(Draws draws);

    /**
     * Returns a seed for TensorFlow's stateless random operations. It differs from step to step and
     * is the same in a resumed run.
     *
     * @param purpose distinguishes independent random operations
     * @return (2)
     */
    Operand<TInt64> seed(String purpose);

    /**
     * Returns the value of a state that each step reads and then sets, e.g. a queue of embeddings
     * from earlier steps. It has no gradient. The state is saved and resumed with the run, and
     * discarded at the end of the run.
     *
     * @param name unique among the objective's own variables
     * @param first the initial value
     * @param shape the shape of the initial value
     * @return the value before the step
     */
    Operand<TFloat32> state(String name, float[] first, long... shape);

    /**
     * Sets the value that a state has after the step.
     *
     * @param name the name of a state that was created by {@link #state}
     * @param next the new value, in the shape of the state
     */
    void setState(String name, Operand<TFloat32> next);

    /**
     * Embeds a view of the images with the unchanged model that training started from, with running
     * statistics in batch norm and without a gradient.
     *
     * @return (B, D)
     */
    Operand<TFloat32> frozen(View.Images view);

    /**
     * Embeds captions with the model that training started from, without a gradient.
     *
     * @return (B, D) or (K, D)
     */
    Operand<TFloat32> frozen(View.Text input);

    /**
     * Returns a scalar from 1 to 100: the learned factor that cosines are multiplied by, i.e. the
     * exponential of the logit scale.
     */
    Operand<TFloat32> logitScale();

    /**
     * Returns a scalar from 1 to 100: the factor that cosines are multiplied by in the model that
     * training started from. The logit scale itself is trained only if the loss also asks for
     * {@link #logitScale}.
     */
    Operand<TFloat32> frozenLogitScale();

    /**
     * Returns a matrix that marks the samples of the batch whose captions are the same, token for
     * token.
     *
     * @return (B, B): 1 if two samples have the same caption, including the diagonal, else 0
     */
    Operand<TFloat32> sameCaptions(View.Captions view);

    /**
     * Returns the numbers of the samples.
     *
     * @return (B, N), where N is the number of values per sample
     */
    Operand<TFloat32> numbers(View.Numbers view);

    /**
     * Returns, for each row of a sampled view, the index of its sample in the batch.
     *
     * @return (K), each from 0 to B − 1; 0 for padding
     */
    Operand<TInt32> rows(View.SubCaptions view);

    /**
     * Returns a mask of the rows of a sampled view that hold samples.
     *
     * @return (K): 1 for a sample, 0 for padding
     */
    Operand<TFloat32> weights(View.SubCaptions view);

    /**
     * Returns a matrix that marks, for each positive of a sampled view, the samples of the view
     * that the positive is known to be true of.
     *
     * @param view a view that was created with {@link View.Truths}
     * @return (K, K): in row i and column j, 1 if the positive of row j is known to be true of the
     *     sample of row i, else 0; 0 for padding
     */
    Operand<TFloat32> truths(View.SubCaptions view);

    /**
     * Selects the rows of a sampled view from embeddings of the whole batch.
     *
     * @param embeddings (B, D)
     * @return (K, D)
     */
    Operand<TFloat32> select(Operand<TFloat32> embeddings, View.SubCaptions view);

    /**
     * Returns a number that changes during training.
     *
     * @param name one of {@link Objective#scheduledNumbers()}, {@link EpochPolicy#numbers()} or
     *     {@link StepRule#weights}
     * @return a scalar
     */
    Operand<TFloat32> scheduled(String name);
}
