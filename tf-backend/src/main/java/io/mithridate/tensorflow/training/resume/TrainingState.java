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
 * All numbers that a training run has changed, where the session holds them: weights, running
 * statistics, moments, averages.
 *
 * <p>They are read and set some tensors at a time, so that memory holds no second model.
 */
public final class TrainingState {

    /** 16 MiB: small variables share a run of the session, and large models are never held. */
    private static final long NUMBERS_AT_A_TIME = 1 << 22;

    private final Session session;
    private final SortedMap<String, Variable> variables;

    /**
     * The state of a run.
     *
     * @param variables by names that are unique in the run
     */
    public TrainingState(Session session, Map<String, Variable> variables) {
        this.session = session;
        this.variables = new TreeMap<>(variables);
    }

    /** Names and shapes. */
    SortedMap<String, Variable> variables() {
        return Collections.unmodifiableSortedMap(variables);
    }

    /**
     * The numbers, in the order of axes at rest; they are read when they are asked for, and cost
     * least where they are asked for in this order.
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
     * @param values gives the numbers of a name, in the order of axes at rest
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

    /** The variables in the order of their names. */
    private List<VariableGroup> groups() {
        return VariableGroup.of(variables.values(), NUMBERS_AT_A_TIME);
    }

    /** The part of a group that was read and not yet taken. */
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
