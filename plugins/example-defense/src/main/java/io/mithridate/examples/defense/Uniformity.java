package io.mithridate.examples.defense;

import java.util.Arrays;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * How unevenly points lie on the unit sphere: the logarithm of the mean Gaussian potential between
 * two different points (Wang and Isola, 2020, section 4.1.2).
 *
 * <pre>
 * L_uniform = log [ 1/(B(B−1)) Σᵢ Σⱼ≠ᵢ exp(−t‖xᵢ − xⱼ‖²) ]
 * </pre>
 *
 * <p>0 if all points are the same, the lower the more evenly they are spread; never below −4t.
 */
final class Uniformity {

    private Uniformity() {}

    /**
     * Builds the loss.
     *
     * @param tf the graph's operations
     * @param points (B, D), rows of unit length; B is static and at least 2
     * @param temperature t
     * @return a scalar
     */
    static Operand<TFloat32> of(Ops tf, Operand<TFloat32> points, double temperature) {
        int count = Math.toIntExact(points.shape().get(0));
        if (count < 2) {
            throw new IllegalArgumentException(
                    "uniformity is between points: points of shape %s are not two at least"
                            .formatted(points.shape()));
        }
        // Between unit vectors, ‖x − y‖² = 2 − 2⟨x, y⟩: one product of matrices gives them all.
        Operand<TFloat32> cosines = tf.linalg.matMul(points, points, MatMul.transposeB(true));
        Operand<TFloat32> exponents =
                tf.math.mul(
                        tf.math.sub(cosines, tf.constant(1f)),
                        tf.constant((float) (2 * temperature)));
        Operand<TFloat32> weighted = tf.math.mul(tf.math.exp(exponents), pairs(tf, count));
        return tf.math.log(tf.reduceSum(weighted, tf.constant(new int[] {0, 1})));
    }

    /** (B, B): the weight of each pair in the mean; none for a point with itself. */
    private static Operand<TFloat32> pairs(Ops tf, int count) {
        float[][] weights = new float[count][count];
        for (int i = 0; i < count; i++) {
            Arrays.fill(weights[i], 1f / ((float) count * (count - 1)));
            weights[i][i] = 0;
        }
        return tf.constant(weights);
    }
}
