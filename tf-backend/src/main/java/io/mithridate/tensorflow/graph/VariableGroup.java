package io.mithridate.tensorflow.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/**
 * Variables that are read or set in one run of a session. TensorFlow prepares a run anew whenever
 * different variables are fetched or fed, and the preparation takes longer than copying a small
 * variable.
 *
 * @param variables the variables, in the order of their values
 */
public record VariableGroup(List<Variable> variables) {

    public VariableGroup {
        variables = List.copyOf(variables);
    }

    /**
     * Divides variables into groups.
     *
     * @param maxValues the maximum number of values in a group; only a group of a single variable
     *     may have more
     */
    public static List<VariableGroup> of(Collection<Variable> variables, long maxValues) {
        List<VariableGroup> groups = new ArrayList<>();
        List<Variable> group = new ArrayList<>();
        long valueCount = 0;
        for (Variable variable : variables) {
            if (!group.isEmpty() && valueCount + variable.size() > maxValues) {
                groups.add(new VariableGroup(group));
                group.clear();
                valueCount = 0;
            }
            group.add(variable);
            valueCount += variable.size();
        }
        if (!group.isEmpty()) {
            groups.add(new VariableGroup(group));
        }
        return groups;
    }

    /** Returns the values in a session, each in checkpoint axis order. */
    public List<float[]> valuesIn(Session session) {
        List<float[]> values = new ArrayList<>();
        if (variables.isEmpty()) {
            return values;
        }
        Session.Runner runner = session.runner();
        variables.forEach(variable -> runner.fetch(variable.read()));
        try (Result result = runner.run()) {
            int index = 0;
            for (Variable variable : variables) {
                values.add(variable.valueOf((TFloat32) result.get(index++)));
            }
        }
        return values;
    }

    /**
     * Sets the variables in a session.
     *
     * @param values one array per variable, in checkpoint axis order
     */
    public void setIn(Session session, List<float[]> values) {
        List<TFloat32> tensors = new ArrayList<>();
        try {
            Session.Runner runner = session.runner();
            int index = 0;
            for (Variable variable : variables) {
                TFloat32 tensor = variable.tensorOf(values.get(index++));
                tensors.add(tensor);
                runner.feed(variable.feed(), tensor).addTarget(variable.assign());
            }
            if (!tensors.isEmpty()) {
                runner.run().close();
            }
        } finally {
            tensors.forEach(TFloat32::close);
        }
    }
}
