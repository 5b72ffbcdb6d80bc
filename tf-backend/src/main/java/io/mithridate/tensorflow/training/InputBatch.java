package io.mithridate.tensorflow.training;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * What an {@link InputObjective} sees while the graph is built: operands, not numbers.
 *
 * <p>B is the number of pictures in a batch, S the side of the model's pictures in pixels, D the
 * dimension of its embeddings. Gradients go to the variables; the model's weights are frozen.
 */
public interface InputBatch {

    /** B. */
    int size();

    /** S. */
    int imageSize();

    /** The value of a variable, as it is before the step. */
    Operand<TFloat32> variable(InputVariable variable);

    /**
     * Grey levels of the batch's pictures.
     *
     * @return (B, S, S, 3): rows, columns, channels; whole numbers from 0 to 255
     */
    Operand<TFloat32> pixels(View.Images view);

    /**
     * The numbers that belong to the batch's pictures.
     *
     * @return (B, columns)
     */
    Operand<TFloat32> numbers(View.Numbers view);

    /** What was drawn for the step; a vector. */
    Operand<TInt32> drawn(Draws draws);

    /**
     * A weight that the objective's rule sets for each step.
     *
     * @param name one of {@link InputRule#weights}
     * @return a scalar
     */
    Operand<TFloat32> weight(String name);

    /**
     * Embeds pictures by the frozen model, batch norm taking its running statistics.
     *
     * @param pixels (N, S, S, 3), grey levels from 0 to 255, not normalised; N is static
     * @return (N, D), rows of unit length
     */
    Operand<TFloat32> embed(Operand<TFloat32> pixels);

    /** The factor on the cosines, exp of the logit scale, frozen too; a scalar from 1 to 100. */
    Operand<TFloat32> logitScale();
}
