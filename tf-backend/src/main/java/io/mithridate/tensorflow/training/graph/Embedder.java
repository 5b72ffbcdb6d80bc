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
 * Embeds what a batch holds, by the model that is trained and by the one that training started
 * from. Embeddings are rows of unit length, but for features, input below input.
 */
public interface Embedder {

    /**
     * Images, in one forward pass.
     *
     * @param views (B, size, size, 3) each
     */
    Operand<TFloat32> images(List<? extends Operand<TUint8>> views);

    /**
     * Images, in one forward pass, with embeddings as long as they are.
     *
     * @param views (B, size, size, 3) each
     */
    Operand<TFloat32> imageFeatures(List<? extends Operand<TUint8>> views);

    /**
     * Images, in one forward pass; gradients go to the levels.
     *
     * @param levels (N, size, size, 3), from 0 to 255
     * @throws IllegalStateException if batches are not embedded as a whole
     */
    Operand<TFloat32> pixels(Operand<TFloat32> levels);

    /**
     * Images and what the blocks of their tower put out, in one forward pass.
     *
     * @param levels (N, size, size, 3), from 0 to 255
     * @throws IllegalStateException if batches are not embedded as a whole
     */
    ImageBlocks imageBlocks(Operand<TFloat32> levels);

    /**
     * Texts, in one forward pass.
     *
     * @param inputs (B, context) or (K, context) each
     */
    Operand<TFloat32> texts(List<? extends Operand<TInt32>> inputs);

    /** Images by the model that training started from, without a gradient. */
    Operand<TFloat32> frozenImages(Operand<TUint8> view);

    /** Texts by the model that training started from, without a gradient. */
    Operand<TFloat32> frozenTexts(Operand<TInt32> input);

    /** The learnt logarithm of the factor on the cosines; a scalar. */
    Operand<TFloat32> logitScale();

    /** The same of the model that training started from, without a gradient. */
    Operand<TFloat32> frozenLogitScale();

    /** The variables of the model that is trained, as far as it was asked for. */
    Variables variables();

    /** The variables of the model that training started from, as far as it was asked for. */
    Variables frozenVariables();

    /**
     * Returns the operations to run with every batch beside the optimizer: moving batch norm's
     * running statistics.
     */
    List<Op> updates();
}
