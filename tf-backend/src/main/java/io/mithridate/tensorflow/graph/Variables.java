package io.mithridate.tensorflow.graph;

import io.mithridate.api.random.Seed;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;

/**
 * The variables of one model in a graph, by name.
 *
 * <p>A forward pass requests variables by name and shape. The first request declares the variable,
 * and later requests share it. The graph contains only variables that were requested. TensorFlow's
 * own savers do not support resource variables, so values are set by {@link #load} and read by
 * {@link #values}.
 */
public final class Variables {

    private final Ops tf;
    private final String prefix;
    private final Set<Role> frozen;
    private final Map<String, Variable> variables = new LinkedHashMap<>();

    private Variables(Ops tf, String prefix, Set<Role> frozen) {
        this.tf = tf;
        this.prefix = prefix;
        this.frozen = frozen;
    }

    /** Returns variables that an optimizer may change. */
    public static Variables trained(Ops tf) {
        return new Variables(tf, "", EnumSet.noneOf(Role.class));
    }

    /**
     * Returns variables that keep the values they are loaded with.
     *
     * @param prefix distinguishes their resources from those of another model in the same graph
     */
    public static Variables frozen(Ops tf, String prefix) {
        return new Variables(tf, prefix, EnumSet.allOf(Role.class));
    }

    /**
     * Returns variables with the same names and shapes as others, for state that training keeps in
     * addition to a model.
     *
     * @param prefix distinguishes their resources from those of the model
     */
    static Variables stateFor(Ops tf, String prefix, Collection<Variable> modelVariables) {
        Variables states = new Variables(tf, prefix, EnumSet.noneOf(Role.class));
        for (Variable other : modelVariables) {
            states.declare(
                    other.name(),
                    Role.STATE,
                    other.layout(),
                    Initializer.zeros(),
                    Optional.empty(),
                    other.shape());
        }
        return states;
    }

    /** Freezes the variables of a role; must be called before they are requested. */
    public void freeze(Role role) {
        frozen.add(role);
    }

    /**
     * Returns the value of a parameter whose axes have the same order in checkpoints and in the
     * graph.
     */
    public Operand<TFloat32> get(String name, Role role, Initializer initializer, long... shape) {
        return get(name, role, Layout.UNCHANGED, initializer, shape);
    }

    /**
     * Returns the value of a parameter, which is declared by the first call.
     *
     * @param shape the shape in checkpoints
     * @throws IllegalArgumentException if the parameter was declared with a different shape
     */
    public Operand<TFloat32> get(
            String name, Role role, Layout layout, Initializer initializer, long... shape) {
        return declare(name, role, layout, initializer, Optional.empty(), shape).read();
    }

    /**
     * Returns the value of a parameter whose numbers are clamped to an optional range after each
     * update.
     */
    public Operand<TFloat32> get(
            String name,
            Role role,
            Initializer initializer,
            Optional<Variable.Range> range,
            long... shape) {
        return declare(name, role, Layout.UNCHANGED, initializer, range, shape).read();
    }

    private Variable declare(
            String name,
            Role role,
            Layout layout,
            Initializer initializer,
            Optional<Variable.Range> range,
            long... shape) {
        Variable known = variables.get(name);
        if (known != null) {
            if (!Arrays.equals(known.shape(), shape)) {
                throw new IllegalArgumentException(
                        "'%s' is requested with shape %s, but was declared with %s"
                                .formatted(
                                        name,
                                        Arrays.toString(shape),
                                        Arrays.toString(known.shape())));
            }
            return known;
        }
        String resource = prefix + name;
        Shape inGraph = layout.shapeInGraph(shape);
        VarHandleOp handle =
                tf.withName(resource)
                        .varHandleOp(TFloat32.class, inGraph, VarHandleOp.sharedName(resource));
        Placeholder<TFloat32> feed = Computation.input(tf, TFloat32.class, inGraph);
        Variable variable =
                new Variable(
                        name,
                        frozen.contains(role) ? Role.FROZEN : role,
                        shape.clone(),
                        layout,
                        initializer,
                        range,
                        handle,
                        tf.readVariableOp(handle, TFloat32.class),
                        feed,
                        tf.assignVariableOp(handle, feed));
        variables.put(name, variable);
        return variable;
    }

    /** Returns the variable with the given name. */
    public Variable variable(String name) {
        Variable variable = variables.get(name);
        if (variable == null) {
            throw new IllegalArgumentException("no variable '" + name + "' in the graph");
        }
        return variable;
    }

    /** Returns all variables, in the order of their declaration. */
    public Collection<Variable> all() {
        return Collections.unmodifiableCollection(variables.values());
    }

    /** Returns the variables that an optimizer changes. */
    public List<Variable> trained() {
        return variables.values().stream().filter(variable -> variable.role().trained()).toList();
    }

    /**
     * Returns initial values for variables, each drawn from a separate generator.
     *
     * @return the values by name, in checkpoint axis order
     */
    public static Map<String, float[]> initialValues(List<Variable> variables, Seed seed) {
        Map<String, float[]> values = new LinkedHashMap<>();
        for (Variable variable : variables) {
            values.put(
                    variable.name(),
                    variable.initializer()
                            .draw(variable.size(), seed.at(variable.name()).generator()));
        }
        return values;
    }

    /** Returns the variables by the names of their resources, which are unique in a graph. */
    public Map<String, Variable> byResource() {
        Map<String, Variable> named = new LinkedHashMap<>();
        variables.forEach((name, variable) -> named.put(prefix + name, variable));
        return named;
    }

    /**
     * Sets all variables.
     *
     * @param values the values by name, in checkpoint axis order; values for other names are
     *     ignored
     * @throws IllegalArgumentException if a value is missing or has the wrong length
     */
    public void load(Session session, Map<String, float[]> values) {
        List<Variable> all = List.copyOf(variables.values());
        new VariableGroup(all)
                .setIn(session, all.stream().map(each -> valueFor(each, values)).toList());
    }

    private static float[] valueFor(Variable variable, Map<String, float[]> values) {
        float @Nullable [] value = values.get(variable.name());
        if (value == null) {
            throw new IllegalArgumentException("no value for '" + variable.name() + "'");
        }
        if (value.length != variable.size()) {
            throw new IllegalArgumentException(
                    "'%s' of shape %s needs %d numbers, got %d"
                            .formatted(
                                    variable.name(),
                                    Arrays.toString(variable.shape()),
                                    variable.size(),
                                    value.length));
        }
        return value;
    }

    /** Returns the values of all variables by name, in checkpoint axis order. */
    public Map<String, float[]> values(Session session) {
        List<Variable> all = List.copyOf(variables.values());
        List<float[]> read = new VariableGroup(all).valuesIn(session);
        Map<String, float[]> values = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            values.put(all.get(i).name(), read.get(i));
        }
        return values;
    }
}
