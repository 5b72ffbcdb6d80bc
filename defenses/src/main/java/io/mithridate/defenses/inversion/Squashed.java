package io.mithridate.defenses.inversion;

import io.mithridate.tensorflow.graph.Initializer;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Numbers between 0 and 1 that are optimised without bounds, as the tanh of others. */
final class Squashed {

    private static final double EPSILON = 1e-7;

    private Squashed() {}

    /** The number u of which v is made: {@code atanh((v - .5) (2 - e))}. */
    static double unbounded(double v) {
        double squashed = (v - 0.5) * (2 - EPSILON);
        return 0.5 * Math.log((1 + squashed) / (1 - squashed));
    }

    /** First values of u whose v are uniform between 0 and 1. */
    static Initializer uniform() {
        return (count, random) -> {
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = (float) unbounded(random.nextDouble());
            }
            return values;
        };
    }

    /** {@code tanh(u) / (2 - e) + .5}. */
    static Operand<TFloat32> of(Ops tf, Operand<TFloat32> unbounded) {
        return tf.math.add(
                tf.math.div(tf.math.tanh(unbounded), tf.constant((float) (2 - EPSILON))),
                tf.constant(0.5f));
    }

    /** The same of a number. */
    static double of(double unbounded) {
        return Math.tanh(unbounded) / (2 - EPSILON) + 0.5;
    }
}
