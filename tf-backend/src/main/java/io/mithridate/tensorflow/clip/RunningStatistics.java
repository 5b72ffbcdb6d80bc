package io.mithridate.tensorflow.clip;

import io.mithridate.tensorflow.graph.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Moves running statistics by a tenth of the way to what a forward pass measured. Where several
 * devices share a pass, that is the mean of what they measured, weighted by their rows.
 */
final class RunningStatistics {

    private static final float MOMENTUM = 0.1f;

    private final Ops tf;
    private final Operand<TFloat32> share;
    private final Map<Variable, List<Operand<TFloat32>>> measured = new LinkedHashMap<>();

    /**
     * Statistics of one pass.
     *
     * @param tf where the running statistics are moved
     */
    RunningStatistics(Ops tf) {
        this(tf, Optional.empty());
    }

    /**
     * Statistics of one pass, which move in some steps alone.
     *
     * @param tf where the running statistics are moved
     * @param inForce 1 in steps in which they move, 0 in others; if empty, they move in all
     */
    RunningStatistics(Ops tf, Optional<? extends Operand<TFloat32>> inForce) {
        this.tf = tf;
        Operand<TFloat32> momentum = tf.constant(MOMENTUM);
        share = inForce.<Operand<TFloat32>>map(n -> tf.math.mul(momentum, n)).orElse(momentum);
    }

    /**
     * Notes what a device measured.
     *
     * @param value (C)
     * @param share of the pass's rows that it measured, above 0; all shares of a pass make 1
     */
    void add(Variable running, Operand<TFloat32> value, double share) {
        measured.computeIfAbsent(running, first -> new ArrayList<>())
                .add(share == 1 ? value : tf.math.mul(value, tf.constant((float) share)));
    }

    /** The operations that move them, once for each call of this method. */
    List<Op> updates() {
        List<Op> updates = new ArrayList<>();
        measured.forEach(
                (running, parts) -> {
                    Operand<TFloat32> value =
                            parts.size() == 1 ? parts.get(0) : tf.math.addN(parts);
                    updates.add(
                            tf.assignSubVariableOp(
                                    running.handle(),
                                    tf.math.mul(share, tf.math.sub(running.read(), value))));
                });
        return updates;
    }
}
