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

    private static final double MOMENTUM = 0.1;

    private final Ops tf;
    private final Optional<? extends Operand<TFloat32>> inForce;
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
        this.inForce = inForce;
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

    /** Whether anything was measured: a pass over texts moves nothing. */
    boolean isMeasured() {
        return !measured.isEmpty();
    }

    /** The operations that move them in a step of one pass, once for each call of this method. */
    List<Op> updates() {
        return updates(0);
    }

    /**
     * The operations that move them, once for each call of this method.
     *
     * @param later how many passes of the same step come after this one. In PyTorch each pass moves
     *     them in turn, so that every later one takes a tenth of what this one has moved; here all
     *     passes of a step move them at once
     */
    List<Op> updates(int later) {
        Operand<TFloat32> moved = tf.constant((float) (MOMENTUM * Math.pow(1 - MOMENTUM, later)));
        Operand<TFloat32> share =
                inForce.<Operand<TFloat32>>map(n -> tf.math.mul(moved, n)).orElse(moved);
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
