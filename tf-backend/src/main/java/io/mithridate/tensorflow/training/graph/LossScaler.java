package io.mithridate.tensorflow.training.graph;

import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Initializer;
import io.mithridate.tensorflow.graph.Role;
import io.mithridate.tensorflow.graph.Variable;
import io.mithridate.tensorflow.graph.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Holds a run's loss scale for the graph and updates it after each step.
 *
 * <p>The scale is stored in variables, so that it is saved and restored with the rest of a run's
 * state. They are in single precision, which represents integers exactly up to 16 million.
 */
public final class LossScaler {

    private static final String FACTOR = "loss_scale.factor";
    private static final String FINITE_STEPS = "loss_scale.finite_steps";
    private static final String SKIPPED_STEPS = "loss_scale.skipped_steps";

    private final Ops tf;
    private final LossScale.Rule rule;
    private final Variables state;
    private final Operand<TFloat32> factor;
    private LossScale scale;

    /** Adds a loss scale to a graph. */
    public LossScaler(Ops ops, LossScale.Rule rule) {
        tf = ops.withSubScope("loss_scale");
        this.rule = rule;
        scale = LossScale.first(rule);
        state = Variables.trained(tf);
        factor = state.get(FACTOR, Role.STATE, Initializer.zeros());
        state.get(FINITE_STEPS, Role.STATE, Initializer.zeros());
        state.get(SKIPPED_STEPS, Role.STATE, Initializer.zeros());
    }

    /** Returns a loss scaler if the computation needs one, i.e. in float16. */
    public static Optional<LossScaler> of(Computation computation) {
        return computation.needsLossScale()
                ? Optional.of(new LossScaler(computation.ops(), LossScale.Rule.PYTORCH))
                : Optional.empty();
    }

    /**
     * Returns the factor, a scalar. It is applied to the gradient of the loss where backpropagation
     * starts, rather than to the loss itself.
     */
    Operand<TFloat32> factor() {
        return factor;
    }

    /** Returns the gradients of the unscaled loss, in order, given those of the scaled loss. */
    public List<Operand<TFloat32>> unscaled(List<Operand<TFloat32>> gradients) {
        List<Operand<TFloat32>> unscaled = new ArrayList<>();
        for (Operand<TFloat32> gradient : gradients) {
            unscaled.add(tf.math.div(gradient, factor));
        }
        return unscaled;
    }

    /** Sets the factor to the rule's initial value. */
    public void begin(Session session) {
        set(session, LossScale.first(rule));
    }

    /** Returns the variables that hold the scale, by names that are unique in the graph. */
    public Map<String, Variable> state() {
        return state.byResource();
    }

    /** Reads the scale from the variables after they were restored. */
    public void resume(Session session) {
        scale =
                new LossScale(
                        number(session, FACTOR),
                        (long) number(session, FINITE_STEPS),
                        (long) number(session, SKIPPED_STEPS));
    }

    private float number(Session session, String name) {
        return state.variable(name).valueIn(session)[0];
    }

    /** Returns the scale of the next step. */
    public LossScale scale() {
        return scale;
    }

    /**
     * Updates the scale after a step.
     *
     * @param finite {@code true} if the step's gradients were finite; otherwise it was skipped
     */
    public void stepDone(Session session, boolean finite) {
        set(session, finite ? scale.afterFinite(rule) : scale.afterSkipped(rule));
    }

    private void set(Session session, LossScale next) {
        state.load(
                session,
                Map.of(
                        FACTOR, new float[] {next.factor()},
                        FINITE_STEPS, new float[] {next.finiteSteps()},
                        SKIPPED_STEPS, new float[] {next.skippedSteps()}));
        scale = next;
    }
}
