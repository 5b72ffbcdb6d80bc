package io.mithridate.tensorflow.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.types.TFloat32;

/** Gradients of a scalar with respect to variables or inputs, with checks that they exist. */
public final class Gradients {

    private Gradients() {}

    /**
     * Returns the gradients of a scalar with respect to variables.
     *
     * @return one per variable, in the same order
     * @throws IllegalArgumentException if the scalar does not depend on a variable; the message
     *     names it
     */
    public static List<Operand<TFloat32>> ofVariables(
            Graph graph, Operand<TFloat32> scalar, List<Variable> variables) {
        return ofVariables(graph, scalar, Optional.empty(), variables);
    }

    /**
     * Returns the gradients of a scalar with respect to variables, multiplied by an optional
     * factor. The factor is applied at the start of backpropagation, as if the scalar itself were
     * multiplied by it.
     *
     * @param factor a scalar
     * @return one per variable, in the same order
     * @throws IllegalArgumentException if the scalar does not depend on a variable; the message
     *     names it
     */
    public static List<Operand<TFloat32>> ofVariables(
            Graph graph,
            Operand<TFloat32> scalar,
            Optional<Operand<TFloat32>> factor,
            List<Variable> variables) {
        return requireAll(
                ifDependent(graph, scalar, factor, variables.stream().map(Variable::read).toList()),
                variables.stream().map(Variable::name).toList());
    }

    /**
     * Returns the gradients of a scalar with respect to operands.
     *
     * @param names the names of the operands, for error messages
     * @throws IllegalArgumentException if the scalar does not depend on an operand; the message
     *     names it
     */
    public static List<Operand<TFloat32>> of(
            Graph graph,
            Operand<TFloat32> scalar,
            List<? extends Operand<TFloat32>> operands,
            List<String> names) {
        return requireAll(ifDependent(graph, scalar, operands), names);
    }

    private static List<Operand<TFloat32>> requireAll(
            List<Optional<Operand<TFloat32>>> found, List<String> names) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).isEmpty()) {
                missing.add(names.get(i));
            }
        }
        requireNoneMissing(missing);
        return found.stream().map(Optional::orElseThrow).toList();
    }

    /**
     * Returns the gradients of a scalar with respect to the operands that it depends on.
     *
     * @return one per operand, in the same order; empty if the scalar does not depend on the
     *     operand
     */
    public static List<Optional<Operand<TFloat32>>> ifDependent(
            Graph graph, Operand<TFloat32> scalar, List<? extends Operand<TFloat32>> operands) {
        return ifDependent(graph, scalar, Optional.empty(), operands);
    }

    /**
     * Propagates gradients backward by the chain rule, to the operands that an output depends on.
     *
     * @param upstream the factors that backpropagation starts with, in the output's shape, e.g. a
     *     scalar's gradients with respect to the output; ones if empty
     * @return one per operand, in the same order; empty if the output does not depend on the
     *     operand
     */
    public static List<Optional<Operand<TFloat32>>> ifDependent(
            Graph graph,
            Operand<TFloat32> output,
            Optional<Operand<TFloat32>> upstream,
            List<? extends Operand<TFloat32>> operands) {
        Set<GraphOperation> ancestors = graph.subgraphTo(Set.of(output));
        List<Output<?>> reached = new ArrayList<>();
        for (Operand<TFloat32> operand : operands) {
            if (isAmong(ancestors, operand)) {
                reached.add(operand.asOutput());
            }
        }
        if (reached.isEmpty()) {
            return operands.stream().map(any -> Optional.<Operand<TFloat32>>empty()).toList();
        }
        Output<?>[] gradients =
                graph.addGradients(
                        null,
                        new Output<?>[] {output.asOutput()},
                        reached.toArray(Output<?>[]::new),
                        upstream.map(given -> new Output<?>[] {given.asOutput()}).orElse(null));
        List<Optional<Operand<TFloat32>>> found = new ArrayList<>();
        int next = 0;
        for (Operand<TFloat32> operand : operands) {
            Optional<Output<?>> gradient =
                    isAmong(ancestors, operand) ? Optional.of(gradients[next++]) : Optional.empty();
            found.add(gradient.filter(Gradients::exists).map(Gradients::toFloat));
        }
        return found;
    }

    private static boolean isAmong(Set<GraphOperation> operations, Operand<TFloat32> operand) {
        return operand.op() instanceof GraphOperation operation && operations.contains(operation);
    }

    static void requireNoneMissing(List<String> missing) {
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "the loss does not depend on " + String.join(", ", missing));
        }
    }

    /**
     * Returns whether there is a gradient. If gradients are stopped on every path, TensorFlow
     * returns an output without an operation.
     */
    private static boolean exists(Output<?> gradient) {
        return gradient.op() instanceof GraphOperation operation
                && operation.getUnsafeNativeHandle() != null;
    }

    @SuppressWarnings("unchecked") // the gradient of a float is a float
    private static Operand<TFloat32> toFloat(Output<?> gradient) {
        return (Operand<TFloat32>) gradient;
    }
}
