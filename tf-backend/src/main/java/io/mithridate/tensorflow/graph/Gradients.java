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

/** Gradients of a scalar with respect to variables or inputs, each checked to exist. */
public final class Gradients {

    private Gradients() {}

    /**
     * The gradients of a scalar with respect to variables.
     *
     * @return one for each variable, in order
     * @throws IllegalArgumentException if the scalar does not depend on a variable, which it names
     */
    public static List<Operand<TFloat32>> ofVariables(
            Graph graph, Operand<TFloat32> scalar, List<Variable> variables) {
        return ofVariables(graph, scalar, Optional.empty(), variables);
    }

    /**
     * The gradients of a scalar with respect to variables, multiplied by a factor, if there is one,
     * from the first link of the chain rule on, as if the scalar were.
     *
     * @param factor a scalar
     * @return one for each variable, in order
     * @throws IllegalArgumentException if the scalar does not depend on a variable, which it names
     */
    public static List<Operand<TFloat32>> ofVariables(
            Graph graph,
            Operand<TFloat32> scalar,
            Optional<Operand<TFloat32>> factor,
            List<Variable> variables) {
        return all(
                where(graph, scalar, factor, variables.stream().map(Variable::read).toList()),
                variables.stream().map(Variable::name).toList());
    }

    /**
     * The gradients of a scalar with respect to operands.
     *
     * @param names what to call the operands in a complaint
     * @throws IllegalArgumentException if the scalar does not depend on an operand, which it names
     */
    public static List<Operand<TFloat32>> of(
            Graph graph,
            Operand<TFloat32> scalar,
            List<? extends Operand<TFloat32>> operands,
            List<String> names) {
        return all(where(graph, scalar, operands), names);
    }

    private static List<Operand<TFloat32>> all(
            List<Optional<Operand<TFloat32>>> found, List<String> names) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).isEmpty()) {
                missing.add(names.get(i));
            }
        }
        refuse(missing);
        return found.stream().map(Optional::orElseThrow).toList();
    }

    /**
     * The gradients of a scalar with respect to those operands that it depends on.
     *
     * @return one for each operand, in order; empty where it does not depend on it
     */
    public static List<Optional<Operand<TFloat32>>> where(
            Graph graph, Operand<TFloat32> scalar, List<? extends Operand<TFloat32>> operands) {
        return where(graph, scalar, Optional.empty(), operands);
    }

    /**
     * Gradients handed on by the chain rule: those of some scalar with respect to operands, given
     * those with respect to an output that depends on them.
     *
     * @param output what the scalar was computed from
     * @param upstream the scalar's gradients with respect to the output, of its shape
     * @return one for each operand, in order; empty where the output does not depend on it
     */
    public static List<Optional<Operand<TFloat32>>> through(
            Graph graph,
            Operand<TFloat32> output,
            Operand<TFloat32> upstream,
            List<? extends Operand<TFloat32>> operands) {
        return where(graph, output, Optional.of(upstream), operands);
    }

    /**
     * The gradients with respect to those operands that an output depends on.
     *
     * @param upstream what they are multiplied by from the first link of the chain rule on, of the
     *     output's shape; if empty, ones
     * @return one for each operand, in order; empty where the output does not depend on it
     */
    public static List<Optional<Operand<TFloat32>>> where(
            Graph graph,
            Operand<TFloat32> output,
            Optional<Operand<TFloat32>> upstream,
            List<? extends Operand<TFloat32>> operands) {
        Set<GraphOperation> behind = graph.subgraphTo(Set.of(output));
        List<Output<?>> reached = new ArrayList<>();
        for (Operand<TFloat32> operand : operands) {
            if (isAmong(behind, operand)) {
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
                    isAmong(behind, operand) ? Optional.of(gradients[next++]) : Optional.empty();
            found.add(gradient.filter(Gradients::exists).map(Gradients::typed));
        }
        return found;
    }

    private static boolean isAmong(Set<GraphOperation> operations, Operand<TFloat32> operand) {
        return operand.op() instanceof GraphOperation operation && operations.contains(operation);
    }

    static void refuse(List<String> names) {
        if (!names.isEmpty()) {
            throw new IllegalArgumentException(
                    "the loss does not depend on " + String.join(", ", names));
        }
    }

    /** Where gradients are stopped on every path, TensorFlow answers with no operation. */
    private static boolean exists(Output<?> gradient) {
        return gradient.op() instanceof GraphOperation operation
                && operation.getUnsafeNativeHandle() != null;
    }

    @SuppressWarnings("unchecked") // the gradient of a float is a float
    private static Operand<TFloat32> typed(Output<?> gradient) {
        return (Operand<TFloat32>) gradient;
    }
}
