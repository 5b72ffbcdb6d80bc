package io.mithridate.defenses.inversion;

import io.mithridate.api.data.Image;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The structural similarity of pictures: SSIM (<a
 * href="https://doi.org/10.1109/TIP.2003.819861">Wang et al., 2004</a>) for values in a range of
 * length 1. Means, variances and covariances are computed in windows of 11 pixels with Gaussian
 * weights of standard deviation 1.5. Smaller pictures have smaller windows, which is our choice.
 */
final class StructuralSimilarity {

    private static final int WINDOW = 11;
    private static final double DEVIATION = 1.5;
    private static final float MEAN_CONSTANT = 0.01f * 0.01f;
    private static final float VARIANCE_CONSTANT = 0.03f * 0.03f;

    private StructuralSimilarity() {}

    /**
     * Returns the mean similarity over windows, channels and pictures.
     *
     * @param one (B, S, S, 3)
     * @param other (B, S, S, 3)
     * @return a scalar, 1 if the pictures are equal
     */
    static Operand<TFloat32> of(Ops tf, Operand<TFloat32> one, Operand<TFloat32> other) {
        Operand<TFloat32> x = channels(tf, one);
        Operand<TFloat32> y = channels(tf, other);
        List<Operand<TFloat32>> means =
                windowMeans(
                        tf, List.of(x, y, tf.math.square(x), tf.math.square(y), tf.math.mul(x, y)));
        Operand<TFloat32> squareX = tf.math.square(means.get(0));
        Operand<TFloat32> squareY = tf.math.square(means.get(1));
        Operand<TFloat32> product = tf.math.mul(means.get(0), means.get(1));
        Operand<TFloat32> varianceX = tf.math.sub(means.get(2), squareX);
        Operand<TFloat32> varianceY = tf.math.sub(means.get(3), squareY);
        Operand<TFloat32> covariance = tf.math.sub(means.get(4), product);
        Operand<TFloat32> each =
                tf.math.mul(
                        ratio(tf, product, tf.math.add(squareX, squareY), MEAN_CONSTANT),
                        ratio(
                                tf,
                                covariance,
                                tf.math.add(varianceX, varianceY),
                                VARIANCE_CONSTANT));
        return tf.math.mean(each, tf.constant(new int[] {0, 1, 2}));
    }

    /** Returns (2 · halfNumerator + c) / (denominator + c), where c is the constant. */
    private static Operand<TFloat32> ratio(
            Ops tf,
            Operand<TFloat32> halfNumerator,
            Operand<TFloat32> denominator,
            float constant) {
        Operand<TFloat32> c = tf.constant(constant);
        return tf.math.div(
                tf.math.add(tf.math.mul(halfNumerator, tf.constant(2f)), c),
                tf.math.add(denominator, c));
    }

    /** Returns each channel as a separate map: (3 B, S, S). */
    private static Operand<TFloat32> channels(Ops tf, Operand<TFloat32> pictures) {
        long[] shape = pictures.shape().asArray();
        return tf.reshape(
                tf.linalg.transpose(pictures, tf.constant(new int[] {0, 3, 1, 2})),
                tf.constant(new long[] {shape[0] * Image.CHANNELS, shape[1], shape[2]}));
    }

    private static List<Operand<TFloat32>> windowMeans(Ops tf, List<Operand<TFloat32>> maps) {
        Operand<TFloat32> windows = tf.constant(windows(maps.get(0).shape().get(1)));
        Operand<TFloat32> all = tf.concat(maps, tf.constant(0));
        Operand<TFloat32> means =
                meansAlongLastAxis(tf, meansAlongLastAxis(tf, all, windows), windows);
        return List.copyOf(tf.split(tf.constant(0), means, (long) maps.size()).output());
    }

    /** Returns the means along the last of three axes, with the last two axes transposed. */
    private static Operand<TFloat32> meansAlongLastAxis(
            Ops tf, Operand<TFloat32> maps, Operand<TFloat32> windows) {
        long[] shape = maps.shape().asArray();
        Operand<TFloat32> means =
                tf.linalg.matMul(
                        tf.reshape(maps, tf.constant(new long[] {shape[0] * shape[1], shape[2]})),
                        windows);
        return tf.linalg.transpose(
                tf.reshape(
                        means, tf.constant(new long[] {shape[0], shape[1], means.shape().get(1)})),
                tf.constant(new int[] {0, 2, 1}));
    }

    /** Returns one window per column. */
    private static float[][] windows(long side) {
        float[] weights = weights(side);
        float[][] windows = new float[(int) side][(int) side - weights.length + 1];
        for (int column = 0; column < windows[0].length; column++) {
            for (int i = 0; i < weights.length; i++) {
                windows[column + i][column] = weights[i];
            }
        }
        return windows;
    }

    /** Returns the weights of a window along one side, which sum to 1. */
    private static float[] weights(long side) {
        int size = (int) Math.min(WINDOW, side);
        double[] weights = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double distance = i - (size - 1) / 2.0;
            weights[i] = Math.exp(-distance * distance / (2 * DEVIATION * DEVIATION));
            sum += weights[i];
        }
        float[] normalized = new float[size];
        for (int i = 0; i < size; i++) {
            normalized[i] = (float) (weights[i] / sum);
        }
        return normalized;
    }
}
