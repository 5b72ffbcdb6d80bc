package io.mithridate.tensorflow.training;

import io.mithridate.tensorflow.graph.Initializer;
import io.mithridate.tensorflow.graph.Role;
import io.mithridate.tensorflow.graph.Variable;
import io.mithridate.tensorflow.graph.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;

/**
 * Copies of the variables that are optimised: as they were before the last step, which is what its
 * loss is of, and as they were when they were last kept. They stay where the graph is computed.
 */
final class KeptInputs {

    private static final String BEFORE = "before.";
    private static final String KEPT = "kept.";

    private final List<Variable> optimised;
    private final List<Op> remember = new ArrayList<>();
    private final List<Op> keep = new ArrayList<>();

    /** Adds the copies to a graph and to its variables. */
    KeptInputs(Ops tf, Variables inputs) {
        optimised = inputs.trained();
        for (Variable variable : optimised) {
            Variable before = copy(inputs, BEFORE, variable);
            Variable kept = copy(inputs, KEPT, variable);
            remember.add(tf.assignVariableOp(before.handle(), variable.read()));
            keep.add(tf.assignVariableOp(kept.handle(), before.read()));
        }
    }

    private static Variable copy(Variables inputs, String prefix, Variable variable) {
        String name = prefix + variable.name();
        inputs.get(name, Role.STATE, Initializer.zeros(), variable.shape());
        return inputs.variable(name);
    }

    /** To be run with each step. */
    List<Op> remember() {
        return List.copyOf(remember);
    }

    /** Keeps the variables as they were before the step that is done. */
    void keep(Session session) {
        Session.Runner runner = session.runner();
        keep.forEach(runner::addTarget);
        runner.run().close();
    }

    /** Of all variables' values the optimised ones, by their names. */
    Map<String, float[]> last(Map<String, float[]> values) {
        return only(values, Variable::name);
    }

    /** Of all variables' values the kept ones, by the names of the optimised ones. */
    Map<String, float[]> kept(Map<String, float[]> values) {
        return only(values, variable -> KEPT + variable.name());
    }

    private Map<String, float[]> only(
            Map<String, float[]> values, Function<Variable, String> name) {
        return optimised.stream()
                .collect(
                        Collectors.toMap(
                                Variable::name,
                                variable -> values.getOrDefault(name.apply(variable), new float[0]),
                                (one, other) -> one,
                                LinkedHashMap::new));
    }
}
