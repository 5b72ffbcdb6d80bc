package io.mithridate.attacks.steganography;

import io.mithridate.attacks.networks.Layers;
import io.mithridate.attacks.networks.PictureSizes;
import io.mithridate.tensorflow.clip.layers.ForwardPass;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The network that reads the bits.
 *
 * @param side the side of the pictures, in pixels
 * @param bits the number of bits
 */
record SecretDecoder(int side, int bits) {

    private static final String NAME = "decoder.";

    /**
     * Returns a logit for each bit, above 0 if the bit is read as 1.
     *
     * @param pictures (B, S, S, 3), from 0 to 1
     * @return (B, bits)
     */
    Operand<TFloat32> read(ForwardPass pass, Operand<TFloat32> pictures) {
        Ops tf = pass.ops();
        Layers layers = new Layers(pass);
        Operand<TFloat32> images =
                tf.math.sub(
                        PictureSizes.averaged(pass, pictures, SecretEncoder.workingSide(side)),
                        tf.constant(0.5f));
        images = layers.rectified(images, NAME + "down1", 16, 3, 2);
        images = layers.rectified(images, NAME + "down2", 32, 3, 2);
        images = layers.rectified(images, NAME + "down3", 64, 3, 2);
        images = layers.rectified(images, NAME + "last", 64, 3, 1);
        int featureCount =
                Math.toIntExact(
                        images.shape().get(1) * images.shape().get(2) * images.shape().get(3));
        Operand<TFloat32> rows = tf.reshape(images, tf.constant(new int[] {-1, featureCount}));
        return layers.linear(
                tf.nn.relu(layers.linear(rows, NAME + "hidden", 128)), NAME + "bits", bits);
    }
}
