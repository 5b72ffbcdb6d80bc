package io.mithridate.tensorflow.training.graph;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Initializer;
import io.mithridate.tensorflow.graph.Role;
import io.mithridate.tensorflow.graph.Variable;
import io.mithridate.tensorflow.graph.Variables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;

/**
 * Two copies of each optimized variable: the value before the last step, from which the loss of
 * that step was computed, and the value that was kept most recently. The copies remain on the
 * device that computes the graph.
 */
public final class KeptVariables {

    private static final String BEFORE = "before.";
    private static final String KEPT = "kept.";

    private final List<Variable> variables;
    private final List<Variable> copied;
    private final List<Op> remember = new ArrayList<>();
    private final List<Op> keep = new ArrayList<>();

    /** Adds the copies to a graph and to its variables. */
    KeptVariables(Ops tf, Variables all) {
        variables = List.copyOf(all.all());
        copied = all.trained();
        for (Variable variable : copied) {
            Variable before = addCopy(all, BEFORE, variable);
            Variable kept = addCopy(all, KEPT, variable);
            remember.add(tf.assignVariableOp(before.handle(), variable.read()));
            keep.add(tf.assignVariableOp(kept.handle(), before.read()));
        }
    }

    private static Variable addCopy(Variables all, String prefix, Variable variable) {
        String name = prefix + variable.name();
        all.get(name, Role.STATE, variable.layout(), Initializer.zeros(), variable.shape());
        return all.variable(name);
    }

    /** Returns the operations to run with each step. */
    List<Op> remember() {
        return List.copyOf(remember);
    }

    /** Keeps the values that the variables had before the last completed step. */
    public void keep(Session session) {
        Computation.run(session, keep);
    }

    /**
     * Selects the values of the variables themselves from all values of the graph, by the names of
     * the variables.
     */
    public Map<String, NumberArray> last(Map<String, float[]> values) {
        return select(values, variables, "");
    }

    /**
     * Selects the kept values from all values of the graph, by the names of the original variables.
     */
    public Map<String, NumberArray> kept(Map<String, float[]> values) {
        return select(values, copied, KEPT);
    }

    private static Map<String, NumberArray> select(
            Map<String, float[]> values, List<Variable> variables, String prefix) {
        Map<String, NumberArray> selected = new LinkedHashMap<>();
        for (Variable variable : variables) {
            selected.put(
                    variable.name(),
                    new NumberArray(
                            Arrays.stream(variable.shape()).mapToObj(Math::toIntExact).toList(),
                            values.getOrDefault(prefix + variable.name(), new float[0])));
        }
        return selected;
    }
}
