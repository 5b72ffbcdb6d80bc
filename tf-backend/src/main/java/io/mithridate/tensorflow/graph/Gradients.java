package io.mithridate.tensorflow.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
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
        return of(
                graph,
                scalar,
                variables.stream().<Operand<TFloat32>>map(Variable::read).toList(),
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
        refuse(unreached(graph, scalar, operands, names));
        Output<?>[] inputs = operands.stream().map(Operand::asOutput).toArray(Output<?>[]::new);
        Output<?>[] gradients = graph.addGradients(scalar.asOutput(), inputs);
        List<Operand<TFloat32>> checked = new ArrayList<>();
        List<String> stopped = new ArrayList<>();
        for (int i = 0; i < gradients.length; i++) {
            if (exists(gradients[i])) {
                checked.add(typed(gradients[i]));
            } else {
                stopped.add(names.get(i));
            }
        }
        refuse(stopped);
        return checked;
    }

    /** Those from which no path of operations leads to the scalar. */
    private static List<String> unreached(
            Graph graph,
            Operand<TFloat32> scalar,
            List<? extends Operand<TFloat32>> operands,
            List<String> names) {
        Set<GraphOperation> behind = graph.subgraphTo(Set.of(scalar));
        List<String> unreached = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            Operation operation = operands.get(i).op();
            if (!(operation instanceof GraphOperation known && behind.contains(known))) {
                unreached.add(names.get(i));
            }
        }
        return unreached;
    }

    private static void refuse(List<String> names) {
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
