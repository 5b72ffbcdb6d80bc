package io.mithridate.tensorflow.clip;

import io.mithridate.tensorflow.graph.Variables;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * Embeds pictures and texts with one CLIP model in a graph. Embeddings are rows of unit length,
 * except for features. The rows of several inputs are concatenated in the order of the inputs.
 */
public interface Embedder {

    /**
     * Embeds images in one forward pass.
     *
     * @param views (B, size, size, 3) each, values from 0 to 255
     * @throws IllegalArgumentException if there is nothing to embed
     */
    Operand<TFloat32> images(List<? extends Operand<TUint8>> views);

    /**
     * Embeds images in one forward pass, without scaling the embeddings to unit length.
     *
     * @param views (B, size, size, 3) each, values from 0 to 255
     * @throws IllegalArgumentException if there is nothing to embed
     */
    Operand<TFloat32> imageFeatures(List<? extends Operand<TUint8>> views);

    /**
     * Embeds pictures whose levels need not be integers, in one forward pass. Gradients flow back
     * to the levels.
     *
     * @param levels (N, size, size, 3), from 0 to 255
     * @throws IllegalStateException if batches are not embedded as a whole
     */
    Operand<TFloat32> pixels(Operand<TFloat32> levels);

    /**
     * Embeds pictures whose levels need not be integers, in one forward pass, and also returns the
     * outputs of the image tower's blocks.
     *
     * @param levels (N, size, size, 3), from 0 to 255
     * @throws IllegalStateException if batches are not embedded as a whole
     */
    ImageBlocks blocks(Operand<TFloat32> levels);

    /**
     * Embeds texts in one forward pass.
     *
     * @param inputs rows of token ids, (B, context) or (K, context) each
     * @throws IllegalArgumentException if there is nothing to embed
     */
    Operand<TFloat32> texts(List<? extends Operand<TInt32>> inputs);

    /** Returns a scalar: the learned logarithm of the factor that cosines are multiplied by. */
    Operand<TFloat32> logitScale();

    /** Returns the variables of the model that have been used so far. */
    Variables variables();

    /**
     * Returns the operations that update batch norm's running statistics. They run with every
     * batch, in addition to the optimizer.
     */
    List<Op> updates();
}
