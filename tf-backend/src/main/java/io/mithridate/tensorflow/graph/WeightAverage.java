package io.mithridate.tensorflow.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * An exponential moving average of a model's variables (<a
 * href="https://doi.org/10.1137/0330046">Polyak and Juditsky, 1992</a>, average with a decay).
 *
 * <p>It begins as a copy of the variables; after each step, with decay d,
 *
 * <pre>
 * a ← d a + (1 − d) w
 * </pre>
 *
 * <p>Batch norm's running statistics are averaged as the weights are, so that they are those of
 * about the same steps; timm's {@code ModelEma} does the same, while PyTorch's {@code
 * AveragedModel} leaves them alone unless it is asked.
 */
public final class WeightAverage {

    private final Variables averages;
    private final List<Op> copies = new ArrayList<>();
    private final List<Op> moves = new ArrayList<>();

    /**
     * Adds the average to a graph.
     *
     * @param model all its variables are averaged
     * @param decay d, from 0 and below 1
     */
    public WeightAverage(Ops ops, Variables model, double decay) {
        Ops tf = ops.withSubScope("average");
        averages = Variables.beside(tf, "average.", model.all());
        Operand<TFloat32> share = tf.constant((float) (1 - decay));
        for (Variable variable : model.all()) {
            Variable average = averages.variable(variable.name());
            // Read anew, in runs of their own: the step's run has read the value before the step.
            Operand<TFloat32> weight = tf.readVariableOp(variable.handle(), TFloat32.class);
            copies.add(tf.assignVariableOp(average.handle(), weight));
            moves.add(
                    tf.assignSubVariableOp(
                            average.handle(),
                            tf.math.mul(tf.math.sub(average.read(), weight), share)));
        }
    }

    /** Begins with the model as it is. */
    public void begin(Session session) {
        run(session, copies);
    }

    /** Takes the model in as it is after a step. */
    public void move(Session session) {
        run(session, moves);
    }

    private static void run(Session session, List<Op> operations) {
        Session.Runner runner = session.runner();
        operations.forEach(runner::addTarget);
        runner.run().close();
    }

    /** The averages, under the names of the model's variables. */
    public Variables variables() {
        return averages;
    }
}
