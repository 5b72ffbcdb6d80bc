package io.mithridate.attacks.steganography;

import io.mithridate.attacks.networks.Colours;
import io.mithridate.tensorflow.training.Batch;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Disturbs stamped pictures during training before their bits are read: the pictures are rounded to
 * bytes, noise with a standard deviation of two gray levels is added, and half of a batch is
 * shifted by one pixel.
 *
 * <p>All pictures that are shifted in a step move in the same direction, i.e. left, right, up or
 * down, and their border is repeated. The papers do not specify these details.
 */
final class Disturbance {

    private static final float DEVIATION = 2 / 255f;

    /**
     * The start of the crop in pictures that are padded by one pixel on each side, for each
     * direction.
     */
    private static final int[][] CROP_STARTS = {
        {0, 0, 1, 0}, {0, 2, 1, 0}, {0, 1, 0, 0}, {0, 1, 2, 0}
    };

    private Disturbance() {}

    /**
     * Disturbs pictures.
     *
     * @param stamped (B, S, S, 3), from 0 to 1
     * @return disturbed pictures of the same shape
     */
    static Operand<TFloat32> disturb(Ops tf, Operand<TFloat32> stamped, Batch batch) {
        long[] shape = stamped.shape().asArray();
        int[] sizes = {batch.size(), (int) shape[1], (int) shape[2], (int) shape[3]};
        Operand<TFloat32> noise =
                tf.math.mul(
                        tf.random.statelessRandomNormal(
                                tf.constant(sizes), batch.seed("noise"), TFloat32.class),
                        tf.constant(DEVIATION));
        return shiftHalf(tf, tf.math.add(Colours.rounded(tf, stamped), noise), sizes, batch);
    }

    private static Operand<TFloat32> shiftHalf(
            Ops tf, Operand<TFloat32> images, int[] sizes, Batch batch) {
        int unmovedCount = sizes[0] / 2;
        int[] first = {unmovedCount, sizes[1], sizes[2], sizes[3]};
        int[] second = {sizes[0] - unmovedCount, sizes[1], sizes[2], sizes[3]};
        Operand<TFloat32> moved =
                tf.slice(
                        images,
                        tf.constant(new int[] {unmovedCount, 0, 0, 0}),
                        tf.constant(second));
        Operand<TFloat32> padded =
                tf.mirrorPad(
                        moved,
                        tf.constant(new int[][] {{0, 0}, {1, 1}, {1, 1}, {0, 0}}),
                        "SYMMETRIC");
        Operand<TInt32> direction =
                tf.random.statelessRandomUniformInt(
                        tf.constant(new int[] {1}),
                        batch.seed("way"),
                        tf.constant(0),
                        tf.constant(CROP_STARTS.length));
        Operand<TInt32> begin =
                tf.reshape(
                        tf.gather(tf.constant(CROP_STARTS), direction, tf.constant(0)),
                        tf.constant(new int[] {4}));
        return tf.concat(
                List.of(
                        tf.slice(images, tf.constant(new int[4]), tf.constant(first)),
                        tf.slice(padded, begin, tf.constant(second))),
                tf.constant(0));
    }
}
