package io.mithridate.tensorflow.clip.layers;

import io.mithridate.tensorflow.graph.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Moves running statistics a tenth of the way towards the values measured in a forward pass. If a
 * pass applies a layer several times, its statistics move once for each time, as in PyTorch.
 */
public final class RunningStatistics {

    private static final double MOMENTUM = 0.1;

    private final Ops tf;
    private final Optional<? extends Operand<TFloat32>> active;
    private final Map<Variable, List<Operand<TFloat32>>> measured = new LinkedHashMap<>();

    /**
     * Creates the statistics of one pass.
     *
     * @param active a scalar that is 1 in steps in which the statistics move, 0 in others; if
     *     empty, they move in every step
     */
    public RunningStatistics(Ops tf, Optional<? extends Operand<TFloat32>> active) {
        this.tf = tf;
        this.active = active;
    }

    /**
     * Records a measured value.
     *
     * @param value (C)
     */
    void add(Variable running, Operand<TFloat32> value) {
        measured.computeIfAbsent(running, first -> new ArrayList<>()).add(value);
    }

    /** Returns whether anything was measured. A pass over texts measures nothing. */
    public boolean isMeasured() {
        return !measured.isEmpty();
    }

    /**
     * Returns the operations that update the statistics in a step with a single pass. Each call
     * adds new operations to the graph.
     */
    public List<Op> updates() {
        return updates(0);
    }

    /**
     * Returns the operations that update the statistics. Each call adds new operations to the
     * graph.
     *
     * @param later the number of passes of the same step that come after this one. In PyTorch each
     *     pass moves the statistics in turn, so every later pass reduces the effect of this one by
     *     a tenth; here all passes of a step move them at once
     */
    public List<Op> updates(int later) {
        Map<Integer, Operand<TFloat32>> factors = new HashMap<>();
        List<Op> updates = new ArrayList<>();
        measured.forEach(
                (running, times) -> {
                    List<Operand<TFloat32>> moves = new ArrayList<>();
                    for (int time = 0; time < times.size(); time++) {
                        Operand<TFloat32> factor =
                                factors.computeIfAbsent(
                                        later + times.size() - 1 - time, this::factor);
                        moves.add(
                                tf.math.mul(factor, tf.math.sub(running.read(), times.get(time))));
                    }
                    updates.add(tf.assignSubVariableOp(running.handle(), sum(moves)));
                });
        return updates;
    }

    /** Returns the factor for a measurement that is followed by {@code later} further ones. */
    private Operand<TFloat32> factor(int later) {
        Operand<TFloat32> moved = tf.constant((float) (MOMENTUM * Math.pow(1 - MOMENTUM, later)));
        return active.<Operand<TFloat32>>map(n -> tf.math.mul(moved, n)).orElse(moved);
    }

    private Operand<TFloat32> sum(List<Operand<TFloat32>> terms) {
        return terms.size() == 1 ? terms.get(0) : tf.math.addN(terms);
    }
}
