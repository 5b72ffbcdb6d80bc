package io.mithridate.tensorflow.clip;

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
 * Moves running statistics by a tenth of the way to what a forward pass measured. Where several
 * devices share a pass, that is the mean of what they measured, weighted by their rows. Where a
 * pass normalises by a layer several times, they move once for each of them, as in PyTorch.
 */
final class RunningStatistics {

    private static final double MOMENTUM = 0.1;

    private final Ops tf;
    private final Optional<? extends Operand<TFloat32>> inForce;
    private final Map<Variable, List<Measured>> measured = new LinkedHashMap<>();

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
     * Notes what a device measured. Once the shares make 1, what comes next is measured anew.
     *
     * @param value (C)
     * @param share of the pass's rows that it measured, above 0; all shares of a pass make 1
     */
    void add(Variable running, Operand<TFloat32> value, double share) {
        List<Measured> times = measured.computeIfAbsent(running, first -> new ArrayList<>());
        if (times.isEmpty() || times.get(times.size() - 1).isWhole()) {
            times.add(new Measured());
        }
        times.get(times.size() - 1)
                .add(share == 1 ? value : tf.math.mul(value, tf.constant((float) share)), share);
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
        Map<Integer, Operand<TFloat32>> factors = new HashMap<>();
        List<Op> updates = new ArrayList<>();
        measured.forEach(
                (running, times) -> {
                    List<Operand<TFloat32>> moves = new ArrayList<>();
                    for (int time = 0; time < times.size(); time++) {
                        Operand<TFloat32> factor =
                                factors.computeIfAbsent(
                                        later + times.size() - 1 - time, this::factor);
                        Operand<TFloat32> value = sum(times.get(time).parts);
                        moves.add(tf.math.mul(factor, tf.math.sub(running.read(), value)));
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

    /** What the devices measured the one time that a pass normalised by a layer. */
    private static final class Measured {

        private final List<Operand<TFloat32>> parts = new ArrayList<>();
        private double shares;

        void add(Operand<TFloat32> part, double share) {
            parts.add(part);
            shares += share;
        }

        /** Whether all rows were measured, but for rounding of the shares. */
        boolean isWhole() {
            return shares > 1 - 1e-6;
        }
    }
}
