package io.mithridate.tensorflow.training;

import io.mithridate.tensorflow.graph.Initializer;
import io.mithridate.tensorflow.graph.Variable;
import java.util.Optional;

/**
 * Numbers of an objective's own that are optimised: a patch, a mask, a pattern.
 *
 * @param name unique in its objective
 * @param shape the lengths of its axes, the slowest first
 * @param initializer draws its first values, from a generator that depends on the run's seed and
 *     the name
 * @param range what its numbers are clamped to after each step, if they are
 */
@SuppressWarnings("ArrayRecordComponent") // a shape; this record is never compared
public record OwnVariable(
        String name, long[] shape, Initializer initializer, Optional<Variable.Range> range) {

    public OwnVariable {
        shape = shape.clone();
    }

    /** A variable without bounds. */
    public OwnVariable(String name, long[] shape, Initializer initializer) {
        this(name, shape, initializer, Optional.empty());
    }
}
