package io.mithridate.attacks.steganography;

import io.mithridate.attacks.networks.Layers;
import io.mithridate.attacks.networks.PictureSizes;
import io.mithridate.tensorflow.clip.layers.ForwardPass;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The network that hides bits by computing a residual that is added to a picture.
 *
 * <p>It works on pictures of at most 64 pixels, and its result is interpolated to the picture's
 * size. It is a U-Net with three scales, after that of <a
 * href="https://arxiv.org/abs/1904.05343">StegaStamp</a>, with fewer and narrower layers.
 *
 * @param side the side of the pictures, in pixels
 * @param amplitude the maximum change of a color, as a fraction of white
 */
record SecretEncoder(int side, double amplitude) {

    private static final String NAME = "encoder.";
    private static final int MAX_UNREDUCED_SIDE = 64;
    private static final int REDUCED_SIDE = 56;
    private static final int REDUCTION = 4;
    private static final int SECRET_CHANNELS = 3;

    /**
     * Returns the side at which both networks work: for pictures of up to 64 pixels their side,
     * rounded down to a multiple of 4; otherwise 56.
     */
    static int workingSide(int side) {
        return side <= MAX_UNREDUCED_SIDE ? side / REDUCTION * REDUCTION : REDUCED_SIDE;
    }

    /**
     * Hides bits in pictures; the result is not yet clipped.
     *
     * @param pictures (B, S, S, 3), from 0 to 1
     * @param secrets (B, bits), zeros and ones
     */
    Operand<TFloat32> hide(
            ForwardPass pass, Operand<TFloat32> pictures, Operand<TFloat32> secrets) {
        Ops tf = pass.ops();
        Layers layers = new Layers(pass);
        int workingSide = workingSide(side);
        Operand<TFloat32> input =
                tf.concat(
                        List.of(
                                plane(layers, secrets, workingSide),
                                center(tf, PictureSizes.averaged(pass, pictures, workingSide))),
                        tf.constant(3));
        Operand<TFloat32> whole = layers.rectified(input, NAME + "down1", 16, 3, 1);
        Operand<TFloat32> half = layers.rectified(whole, NAME + "down2", 32, 3, 2);
        Operand<TFloat32> quarter = layers.rectified(half, NAME + "down3", 64, 3, 2);
        Operand<TFloat32> halfAgain =
                layers.rectified(
                        tf.concat(
                                List.of(enlarge(layers, quarter, "up2", 32), half), tf.constant(3)),
                        NAME + "joined2",
                        32,
                        3,
                        1);
        Operand<TFloat32> wholeAgain =
                layers.rectified(
                        tf.concat(
                                List.of(enlarge(layers, halfAgain, "up1", 16), whole, input),
                                tf.constant(3)),
                        NAME + "joined1",
                        16,
                        3,
                        1);
        Operand<TFloat32> residual =
                tf.math.mul(
                        tf.math.tanh(layers.convolution(wholeAgain, NAME + "residual", 3, 1, 1)),
                        tf.constant((float) amplitude));
        return tf.math.add(pictures, PictureSizes.interpolated(tf, residual, side));
    }

    /** Returns the bits as a picture. */
    private static Operand<TFloat32> plane(
            Layers layers, Operand<TFloat32> secrets, int workingSide) {
        Ops tf = layers.pass().ops();
        int reducedSide = workingSide / REDUCTION;
        Operand<TFloat32> numbers =
                tf.nn.relu(
                        layers.linear(
                                center(tf, secrets),
                                NAME + "secret",
                                reducedSide * reducedSide * SECRET_CHANNELS));
        return PictureSizes.repeated(
                tf,
                tf.reshape(
                        numbers,
                        tf.constant(new int[] {-1, reducedSide, reducedSide, SECRET_CHANNELS})),
                REDUCTION);
    }

    private static Operand<TFloat32> enlarge(
            Layers layers, Operand<TFloat32> images, String name, int outputs) {
        return layers.rectified(
                PictureSizes.repeated(layers.pass().ops(), images, 2), NAME + name, outputs, 2, 1);
    }

    private static Operand<TFloat32> center(Ops tf, Operand<TFloat32> numbers) {
        return tf.math.sub(numbers, tf.constant(0.5f));
    }
}
