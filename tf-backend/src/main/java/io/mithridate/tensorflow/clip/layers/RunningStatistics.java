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
 * Moves running statistics by a tenth of the way to what a forward pass measured. Where a pass
 * normalises by a layer several times, they move once for each of them, as in PyTorch.
 */
public final class RunningStatistics {

    private static final double MOMENTUM = 0.1;

    private final Ops tf;
    private final Optional<? extends Operand<TFloat32>> inForce;
    private final Map<Variable, List<Operand<TFloat32>>> measured = new LinkedHashMap<>();

    /**
     * Statistics of one pass.
     *
     * @param inForce 1 in steps in which they move, 0 in others; if empty, they move in all
     */
    public RunningStatistics(Ops tf, Optional<? extends Operand<TFloat32>> inForce) {
        this.tf = tf;
        this.inForce = inForce;
    }

    /**
     * Notes what was measured.
     *
     * @param value (C)
     */
    void add(Variable running, Operand<TFloat32> value) {
        measured.computeIfAbsent(running, first -> new ArrayList<>()).add(value);
    }

    /** Returns whether anything was measured: a pass over texts moves nothing. */
    public boolean isMeasured() {
        return !measured.isEmpty();
    }

    /** The operations that move them in a step of one pass, once for each call of this method. */
    public List<Op> updates() {
        return updates(0);
    }

    /**
     * The operations that move them, once for each call of this method.
     *
     * @param later how many passes of the same step come after this one. In PyTorch each pass moves
     *     them in turn, so that every later one takes a tenth of what this one has moved; here all
     *     passes of a step move them at once
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

    /** By how much they move to what was measured, after which they move so many times more. */
    private Operand<TFloat32> factor(int later) {
        Operand<TFloat32> moved = tf.constant((float) (MOMENTUM * Math.pow(1 - MOMENTUM, later)));
        return inForce.<Operand<TFloat32>>map(n -> tf.math.mul(moved, n)).orElse(moved);
    }

    private Operand<TFloat32> sum(List<Operand<TFloat32>> terms) {
        return terms.size() == 1 ? terms.get(0) : tf.math.addN(terms);
    }
}
