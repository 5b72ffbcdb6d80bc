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
 * Keeps a run's loss scale where the graph can read it, and moves it after each step.
 *
 * <p>It is kept in variables, so that it is saved and restored with the rest of a run's state: as
 * numbers of single precision, which count exactly to sixteen million.
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

    /** The one that a computation needs: float16 does, other precisions have no use for any. */
    public static Optional<LossScaler> of(Computation computation) {
        return computation.needsLossScale()
                ? Optional.of(new LossScaler(computation.ops(), LossScale.Rule.PYTORCH))
                : Optional.empty();
    }

    /**
     * Returns the factor by which a loss is to be multiplied, or rather the gradients with respect
     * to it; a scalar.
     */
    Operand<TFloat32> factor() {
        return factor;
    }

    /** The gradients of the loss itself, in order, from those of the scaled one. */
    public List<Operand<TFloat32>> unscaled(List<Operand<TFloat32>> gradients) {
        List<Operand<TFloat32>> unscaled = new ArrayList<>();
        for (Operand<TFloat32> gradient : gradients) {
            unscaled.add(tf.math.div(gradient, factor));
        }
        return unscaled;
    }

    /** Begins with the rule's first factor. */
    public void begin(Session session) {
        set(session, LossScale.first(rule));
    }

    /** The variables that hold the scale, by names that are unique in the graph. */
    public Map<String, Variable> state() {
        return state.byResource();
    }

    /** Takes over what the variables were restored to. */
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

    /** The scale of the next step. */
    public LossScale scale() {
        return scale;
    }

    /**
     * Moves the scale after a step.
     *
     * @param finite whether the step's gradients were finite; if not, it was skipped
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
