package io.mithridate.tensorflow.training.loss;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The result of an objective: a scalar to minimize, and its parts for the curves.
 *
 * @param total the scalar
 * @param terms the parts by name, before weighting, in the order of the curves
 */
public record Loss(Operand<TFloat32> total, Map<String, Operand<TFloat32>> terms) {

    /**
     * Creates a loss with its terms.
     *
     * @throws IllegalArgumentException if the total or a term is known not to be a scalar; the
     *     message names it
     */
    public Loss {
        terms.forEach((name, value) -> requireScalar("the term '" + name + "'", value));
        requireScalar("the total", total);
        terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
    }

    /** Returns a loss with one part. */
    public static Loss of(String name, Operand<TFloat32> value) {
        return new Loss(value, Map.of(name, value));
    }

    /** Returns this loss with one more part for the curves, which does not change the total. */
    public Loss with(String name, Operand<TFloat32> value) {
        Map<String, Operand<TFloat32>> more = new LinkedHashMap<>(terms);
        more.put(name, value);
        return new Loss(total, more);
    }

    /** Returns a part of a {@linkplain #sum(Ops, Term...) sum}. */
    public static Term term(String name, double weight, Operand<TFloat32> value) {
        return new Term(name, value, weight);
    }

    /**
     * Returns a weighted sum.
     *
     * @param terms at least one term, with unique names
     */
    public static Loss sum(Ops tf, Term... terms) {
        return sum(tf, List.of(terms));
    }

    /**
     * Returns a weighted sum.
     *
     * @param terms at least one term, with unique names
     */
    public static Loss sum(Ops tf, List<Term> terms) {
        List<Operand<TFloat32>> weighted = new ArrayList<>();
        Map<String, Operand<TFloat32>> named = new LinkedHashMap<>();
        for (Term term : terms) {
            weighted.add(tf.math.mul(term.value(), tf.constant((float) term.weight())));
            if (named.put(term.name(), term.value()) != null) {
                throw new IllegalArgumentException("two terms are called '" + term.name() + "'");
            }
        }
        return new Loss(tf.math.addN(weighted), named);
    }

    /**
     * A part of a weighted sum.
     *
     * @param name the name for curves, e.g. "clip" or "in-modal"
     * @param value a scalar
     * @param weight the factor of the value in the total
     */
    public record Term(String name, Operand<TFloat32> value, double weight) {

        /**
         * Creates a term.
         *
         * @throws IllegalArgumentException if the value is known not to be a scalar
         */
        public Term {
            requireScalar("the term '" + name + "'", value);
        }
    }

    private static void requireScalar(String label, Operand<TFloat32> value) {
        Shape shape = value.shape();
        if (!shape.isUnknown() && !shape.isScalar()) {
            throw new IllegalArgumentException(
                    "%s of the loss has shape %s; a loss must be a single number, e.g. the mean over the rows"
                            .formatted(label, shape));
        }
    }
}
