package io.mithridate.attacks.generators;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Penalizes a network whose results for different pictures are too similar, relative to the
 * distance between the pictures. The loss is small if different pictures have different results.
 *
 * <p>It is the mean over pictures of d(x₁, x₂) / (d(y₁, y₂) + 10⁻⁷), where d is the root mean
 * square of the difference and x₂ is the next picture of the batch.
 */
final class Diversity {

    private static final float EPSILON = 1e-7f;

    /** Keeps the gradient of the root finite if two results are equal; our choice. */
    private static final float SQUARE_EPSILON = 1e-12f;

    private Diversity() {}

    /**
     * Returns the scalar loss.
     *
     * @param pictures (B, H, W, C)
     * @param results the network's results for the pictures, (B, H, W, D)
     */
    static Operand<TFloat32> loss(Ops tf, Operand<TFloat32> pictures, Operand<TFloat32> results) {
        return tf.math.mean(
                tf.math.div(
                        distances(tf, pictures),
                        tf.math.add(distances(tf, results), tf.constant(EPSILON))),
                tf.constant(0));
    }

    private static Operand<TFloat32> distances(Ops tf, Operand<TFloat32> images) {
        Operand<TFloat32> squares =
                tf.math.mean(
                        tf.math.squaredDifference(images, nextPictures(tf, images)),
                        tf.constant(new int[] {1, 2, 3}));
        return tf.math.sqrt(tf.math.add(squares, tf.constant(SQUARE_EPSILON)));
    }

    /**
     * Shifts a batch by one: each picture is replaced by the next one, and the last by the first.
     */
    static Operand<TFloat32> nextPictures(Ops tf, Operand<TFloat32> images) {
        long[] shape = images.shape().asArray();
        int[] rest = new int[shape.length];
        int[] first = new int[shape.length];
        int[] second = new int[shape.length];
        for (int axis = 0; axis < shape.length; axis++) {
            first[axis] = Math.toIntExact(shape[axis]);
            rest[axis] = first[axis];
        }
        rest[0]--;
        first[0] = 1;
        second[0] = 1;
        return tf.concat(
                List.of(
                        tf.slice(images, tf.constant(second), tf.constant(rest)),
                        tf.slice(images, tf.constant(new int[shape.length]), tf.constant(first))),
                tf.constant(0));
    }
}
