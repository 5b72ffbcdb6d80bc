package io.mithridate.tensorflow.training.graph;

import io.mithridate.tensorflow.clip.ImageBlocks;
import io.mithridate.tensorflow.graph.Variables;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * Embeds the content of a batch, with the trained model and with the model that training started
 * from. Embeddings other than features are rows of unit length. The rows of several inputs are
 * concatenated.
 */
public interface Embedder {

    /**
     * Embeds images in one forward pass.
     *
     * @param views (B, size, size, 3) each
     */
    Operand<TFloat32> images(List<? extends Operand<TUint8>> views);

    /**
     * Embeds images in one forward pass, without scaling the embeddings to unit length.
     *
     * @param views (B, size, size, 3) each
     */
    Operand<TFloat32> imageFeatures(List<? extends Operand<TUint8>> views);

    /**
     * Embeds images in one forward pass, with gradients with respect to the pixel values.
     *
     * @param levels (N, size, size, 3), from 0 to 255
     * @throws IllegalStateException if batches are not embedded as a whole
     */
    Operand<TFloat32> pixels(Operand<TFloat32> levels);

    /**
     * Returns the embeddings of images and the outputs of the image tower's blocks, in one forward
     * pass.
     *
     * @param levels (N, size, size, 3), from 0 to 255
     * @throws IllegalStateException if batches are not embedded as a whole
     */
    ImageBlocks imageBlocks(Operand<TFloat32> levels);

    /**
     * Embeds texts in one forward pass.
     *
     * @param inputs (B, context) or (K, context) each
     */
    Operand<TFloat32> texts(List<? extends Operand<TInt32>> inputs);

    /** Embeds images with the model that training started from, without a gradient. */
    Operand<TFloat32> frozenImages(Operand<TUint8> view);

    /** Embeds texts with the model that training started from, without a gradient. */
    Operand<TFloat32> frozenTexts(Operand<TInt32> input);

    /** Returns the learned logarithm of the factor that cosines are multiplied by; a scalar. */
    Operand<TFloat32> logitScale();

    /** Returns the logit scale of the model that training started from, without a gradient. */
    Operand<TFloat32> frozenLogitScale();

    /** Returns the variables of the trained model that have been used so far. */
    Variables variables();

    /** Returns the variables of the model that training started from that have been used so far. */
    Variables frozenVariables();

    /**
     * Returns the operations that run with every batch in addition to the optimizer, which update
     * batch norm's running statistics.
     */
    List<Op> updates();
}
