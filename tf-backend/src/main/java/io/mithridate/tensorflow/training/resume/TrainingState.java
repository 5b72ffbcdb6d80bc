package io.mithridate.tensorflow.training.resume;

import io.mithridate.tensorflow.checkpoint.DeferredTensor;
import io.mithridate.tensorflow.graph.Variable;
import io.mithridate.tensorflow.graph.VariableGroup;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.tensorflow.Session;

/**
 * All tensors that a training run has changed, in the session that holds them: weights, running
 * statistics, moments, averages.
 *
 * <p>Only a few are read or set at a time, so that memory never holds a second copy of the model.
 */
public final class TrainingState {

    /**
     * The maximum size of a group, 16 MiB: small variables share a run of the session, and large
     * models are never held in memory.
     */
    private static final long MAX_GROUP_SIZE = 1 << 22;

    private final Session session;
    private final SortedMap<String, Variable> variables;

    /**
     * Creates the state of a run.
     *
     * @param variables the variables, by names that are unique in the run
     */
    public TrainingState(Session session, Map<String, Variable> variables) {
        this.session = session;
        this.variables = new TreeMap<>(variables);
    }

    /** Returns the variables by name, for their names and shapes. */
    SortedMap<String, Variable> variables() {
        return Collections.unmodifiableSortedMap(variables);
    }

    /**
     * Returns the tensors in checkpoint axis order. They are read on request, which is most
     * efficient in the order of the map.
     */
    Map<String, DeferredTensor> tensors() {
        Map<String, DeferredTensor> tensors = new LinkedHashMap<>();
        Iterator<String> names = variables.keySet().iterator();
        for (VariableGroup group : groups()) {
            Read read = new Read(group);
            for (int i = 0; i < group.variables().size(); i++) {
                int index = i;
                tensors.put(
                        names.next(),
                        new DeferredTensor(
                                group.variables().get(i).shape(), () -> read.take(index)));
            }
        }
        return tensors;
    }

    /**
     * Sets all tensors.
     *
     * @param values returns the values for a name, in checkpoint axis order
     */
    void set(Function<String, float[]> values) {
        Iterator<String> names = variables.keySet().iterator();
        for (VariableGroup group : groups()) {
            group.setIn(
                    session,
                    group.variables().stream()
                            .map(variable -> values.apply(names.next()))
                            .toList());
        }
    }

    /** Returns the variables in groups, in the order of their names. */
    private List<VariableGroup> groups() {
        return VariableGroup.of(variables.values(), MAX_GROUP_SIZE);
    }

    /** The values of a group that were read but not yet taken. */
    private final class Read {

        private final VariableGroup group;
        private final Map<Integer, float[]> held = new HashMap<>();

        Read(VariableGroup group) {
            this.group = group;
        }

        float[] take(int index) {
            if (!held.containsKey(index)) {
                List<float[]> values = group.valuesIn(session);
                for (int i = 0; i < values.size(); i++) {
                    held.put(i, values.get(i));
                }
            }
            return Objects.requireNonNull(held.remove(index));
        }
    }
}
