package io.mithridate.tensorflow.training;

import java.util.List;
import org.tensorflow.op.Ops;

/**
 * What an optimisation of a model's input minimises: a loss of pictures that some variables change
 * before the frozen image tower embeds them.
 *
 * <p>All methods give the same objects each time; {@code loss} is called once, while the graph is
 * built.
 */
public interface InputObjective {

    /** What is optimised; names are unique. */
    List<InputVariable> variables();

    /** The pictures of each batch, and numbers that belong to them; names are unique. */
    List<View> views();

    /** What is drawn anew for each step; names are unique. */
    default List<Draws> draws() {
        return List.of();
    }

    /** Learning rate, weights of the loss and the end, from step to step. */
    InputRule rule();

    /**
     * Builds the loss.
     *
     * @param tf the graph's operations
     * @param batch variables, pictures and the frozen model, as operands
     */
    Loss loss(Ops tf, InputBatch batch);
}
