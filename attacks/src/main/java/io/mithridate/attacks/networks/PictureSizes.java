package io.mithridate.attacks.networks;

import io.mithridate.tensorflow.clip.layers.ForwardPass;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.op.image.ResizeNearestNeighbor;
import org.tensorflow.types.TFloat32;

/** Resizes pictures in a graph, with gradients. */
public final class PictureSizes {

    private PictureSizes() {}

    /**
     * Reduces pictures by area averaging: each pixel of the result is the mean of the area it
     * covers.
     *
     * @param images (B, S, S, C)
     * @param side the side of the result, at most S
     * @return (B, side, side, C)
     */
    public static Operand<TFloat32> averaged(ForwardPass pass, Operand<TFloat32> images, int side) {
        int sourceSide = Math.toIntExact(images.shape().get(1));
        if (sourceSide == side) {
            return images;
        }
        int channels = Math.toIntExact(images.shape().get(3));
        Ops tf = pass.ops();
        Operand<TFloat32> shares = tf.constant(new float[][][] {shares(sourceSide, side)});
        Operand<TFloat32> rows =
                pass.timesEach(
                        shares,
                        tf.reshape(
                                images,
                                tf.constant(new int[] {-1, sourceSide, sourceSide * channels})));
        Operand<TFloat32> columns =
                pass.timesEach(
                        shares,
                        tf.reshape(rows, tf.constant(new int[] {-1, sourceSide, channels})));
        return tf.reshape(columns, tf.constant(new int[] {-1, side, side, channels}));
    }

    /**
     * Returns one row for each pixel of a shorter line: the shares that the pixels of the longer
     * line contribute to it. Each row sums to 1.
     */
    static float[][] shares(int sourceSide, int side) {
        float[][] shares = new float[side][sourceSide];
        double length = (double) sourceSide / side;
        for (int pixel = 0; pixel < side; pixel++) {
            double begin = pixel * length;
            double end = begin + length;
            for (int source = (int) begin; source < sourceSide && source < end; source++) {
                double overlap = Math.min(end, source + 1.0) - Math.max(begin, source);
                shares[pixel][source] = (float) (overlap / length);
            }
        }
        return shares;
    }

    /**
     * Resizes by bilinear interpolation between pixel centers.
     *
     * @param images (B, S, S, C)
     */
    public static Operand<TFloat32> interpolated(Ops tf, Operand<TFloat32> images, int side) {
        return images.shape().get(1) == side
                ? images
                : tf.image.resizeBilinear(
                        images,
                        tf.constant(new int[] {side, side}),
                        ResizeBilinear.halfPixelCenters(true));
    }

    /** Repeats each pixel the given number of times in both directions. */
    public static Operand<TFloat32> repeated(Ops tf, Operand<TFloat32> images, int times) {
        int side = Math.toIntExact(images.shape().get(1)) * times;
        return tf.image.resizeNearestNeighbor(
                images,
                tf.constant(new int[] {side, side}),
                ResizeNearestNeighbor.alignCorners(false));
    }
}
