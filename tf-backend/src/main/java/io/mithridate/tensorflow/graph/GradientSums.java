package io.mithridate.tensorflow.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Sums of gradients over several runs of a graph. A run may add to only some of the sums. */
public final class GradientSums {

    private final Ops tf;
    private final List<Variable> variables;
    private final Variables sums;
    private final List<Op> clear = new ArrayList<>();
    private final Set<String> added = new HashSet<>();

    /**
     * Adds the sums to a graph.
     *
     * @param variables the variables that the gradients are taken with respect to
     */
    public GradientSums(Ops ops, List<Variable> variables) {
        tf = ops.withSubScope("summed");
        this.variables = List.copyOf(variables);
        sums = Variables.stateFor(tf, "summed.", variables);
        for (Variable sum : sums.all()) {
            clear.add(sum.assignZeros(tf));
        }
    }

    /**
     * Returns the operations that add gradients to the sums.
     *
     * @param gradients one per variable, in the same order; nothing is added for an empty one
     */
    public List<Op> addOperations(List<Optional<Operand<TFloat32>>> gradients) {
        List<Op> operations = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            String name = variables.get(i).name();
            gradients
                    .get(i)
                    .ifPresent(
                            gradient -> {
                                added.add(name);
                                operations.add(
                                        tf.assignAddVariableOp(
                                                sums.variable(name).handle(), gradient));
                            });
        }
        return operations;
    }

    /**
     * Returns the sums, in the order of the variables.
     *
     * @throws IllegalArgumentException if no gradient is added to one of the sums, since the loss
     *     does not depend on its variable; the message names the variable
     */
    public List<Operand<TFloat32>> sums() {
        Gradients.requireNoneMissing(
                variables.stream()
                        .map(Variable::name)
                        .filter(name -> !added.contains(name))
                        .toList());
        return sums.all().stream().map(Variable::read).toList();
    }

    /** Sets the sums to zero. */
    public void clear(Session session) {
        Computation.run(session, clear);
    }
}
