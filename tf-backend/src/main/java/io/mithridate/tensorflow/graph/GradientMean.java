package io.mithridate.tensorflow.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;

/**
 * The mean of gradients over several runs of a graph, each on a batch of its own.
 *
 * <p>All runs but the last add to sums that are kept as variables; the last one takes the mean of
 * those and its own gradients. Over one run it is the gradients themselves, and nothing is kept.
 */
public final class GradientMean {

    private final List<Op> first = new ArrayList<>();
    private final List<Op> further = new ArrayList<>();
    private final List<Operand<TFloat32>> means = new ArrayList<>();

    /**
     * Adds the sums to a graph.
     *
     * @param variables what the gradients are with respect to
     * @param gradients those of one run, in the order of the variables
     * @param runs over how many runs the mean is taken
     */
    public GradientMean(
            Ops ops, List<Variable> variables, List<Operand<TFloat32>> gradients, int runs) {
        if (runs == 1) {
            means.addAll(gradients);
            return;
        }
        Ops tf = ops.withSubScope("accumulated");
        Variables sums = Variables.beside(tf, "accumulated.", variables);
        for (int i = 0; i < variables.size(); i++) {
            Variable sum = sums.variable(variables.get(i).name());
            VarHandleOp handle = sum.handle();
            Operand<TFloat32> gradient = gradients.get(i);
            first.add(tf.assignVariableOp(handle, gradient));
            further.add(tf.assignAddVariableOp(handle, gradient));
            means.add(tf.math.div(tf.math.add(sum.read(), gradient), tf.constant((float) runs)));
        }
    }

    /**
     * What has to run with a batch that is not a step's last.
     *
     * @param index counted from 0 within the step
     */
    public List<Op> keep(int index) {
        return List.copyOf(index == 0 ? first : further);
    }

    /** The means, in the order of the variables; to be used in the run of a step's last batch. */
    public List<Operand<TFloat32>> means() {
        return List.copyOf(means);
    }
}
