package io.mithridate.tensorflow.training;

import io.mithridate.tensorflow.graph.Initializer;
import io.mithridate.tensorflow.graph.Variable;
import java.util.Optional;

/**
 * A variable of an objective that is optimized, e.g. a patch, a mask or a pattern.
 *
 * @param name the name, unique within the objective
 * @param shape the lengths of its axes, with the last axis varying fastest
 * @param initializer draws its initial values, from a generator that depends on the run's seed and
 *     the name
 * @param range the range to which values are clamped after each step, if any
 */
@SuppressWarnings("ArrayRecordComponent") // a shape; this record is never compared
public record OwnVariable(
        String name, long[] shape, Initializer initializer, Optional<Variable.Range> range) {

    public OwnVariable {
        shape = shape.clone();
    }

    /** Creates a variable without bounds. */
    public OwnVariable(String name, long[] shape, Initializer initializer) {
        this(name, shape, initializer, Optional.empty());
    }
}
