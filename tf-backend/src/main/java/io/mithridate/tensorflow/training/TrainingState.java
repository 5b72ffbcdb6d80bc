package io.mithridate.tensorflow.training;

import io.mithridate.tensorflow.checkpoint.DeferredTensor;
import io.mithridate.tensorflow.graph.Variable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tensorflow.Session;

/**
 * All numbers that a training run has changed, where the session holds them: weights, running
 * statistics, moments, averages.
 *
 * <p>They are read and set one tensor at a time, so that memory holds no second model.
 */
final class TrainingState {

    private final Session session;
    private final SortedMap<String, Variable> variables;

    /**
     * The state of a run.
     *
     * @param variables by names that are unique in the run
     */
    TrainingState(Session session, Map<String, Variable> variables) {
        this.session = session;
        this.variables = new TreeMap<>(variables);
    }

    /** Names and shapes. */
    SortedMap<String, Variable> variables() {
        return Collections.unmodifiableSortedMap(variables);
    }

    /** The numbers, in the order of axes at rest; each tensor is read when it is asked for. */
    Map<String, DeferredTensor> tensors() {
        Map<String, DeferredTensor> tensors = new LinkedHashMap<>();
        variables.forEach(
                (name, variable) ->
                        tensors.put(
                                name,
                                new DeferredTensor(
                                        variable.shape(), () -> variable.valueIn(session))));
        return tensors;
    }

    /** Sets one tensor, in the order of axes at rest. */
    void set(String name, float[] values) {
        Variable variable = variables.get(name);
        if (variable == null) {
            throw new IllegalArgumentException("the run has no '" + name + "'");
        }
        variable.setIn(session, values);
    }
}
