package io.mithridate.attacks.generators;

import io.mithridate.attacks.networks.Layers;
import io.mithridate.attacks.networks.PictureSizes;
import io.mithridate.tensorflow.clip.layers.ForwardPass;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A network that maps pictures to pictures: it reduces them to an eighth of their size and enlarges
 * them again.
 *
 * <p>It follows <a
 * href="https://github.com/VinAIResearch/input-aware-backdoor-attack-release">Nguyen and Tran's
 * code</a>. Each of three levels has two 3 × 3 convolutions and a 2 × 2 max-pool. One more
 * convolution in the middle is followed by three levels of bilinear interpolation and two
 * convolutions each, the second of which reduces the width. Each convolution is followed by batch
 * norm and ReLU, the last one by batch norm and tanh/2 + ½.
 *
 * <p>Our choices: a quarter of the widths of their code; support for sides that are not divisible
 * by 8; He initialization; no biases before batch norm, which would cancel them; and running
 * statistics updated by a tenth per step instead of a twentieth.
 *
 * @param name the prefix of the names of the network's parameters
 * @param channels the number of channels of the network's result
 */
record Generator(String name, int channels) {

    private static final int[] WIDTHS = {8, 16, 32};

    /**
     * Returns the network's result for pictures.
     *
     * @param pictures (B, S, S, 3), from 0 to 1
     * @return (B, S, S, channels), from 0 to 1
     */
    Operand<TFloat32> generate(ForwardPass pass, Operand<TFloat32> pictures) {
        Ops tf = pass.ops();
        Layers layers = new Layers(pass);
        Operand<TFloat32> images = pictures;
        List<Integer> sides = new ArrayList<>();
        for (int level = 0; level < WIDTHS.length; level++) {
            images = convolve(layers, images, "down%d.0".formatted(level), WIDTHS[level]);
            images = convolve(layers, images, "down%d.1".formatted(level), WIDTHS[level]);
            sides.add(Math.toIntExact(images.shape().get(1)));
            images = halve(tf, images);
        }
        images = convolve(layers, images, "middle", WIDTHS[WIDTHS.length - 1]);
        for (int level = WIDTHS.length - 1; level > 0; level--) {
            images = PictureSizes.interpolated(tf, images, sides.get(level));
            images = convolve(layers, images, "up%d.0".formatted(level), WIDTHS[level]);
            images = convolve(layers, images, "up%d.1".formatted(level), WIDTHS[level - 1]);
        }
        images = PictureSizes.interpolated(tf, images, sides.get(0));
        images = convolve(layers, images, "up0.0", WIDTHS[0]);
        return halfTanh(tf, layers.normalised(images, name + ".up0.1", channels));
    }

    /** Returns tanh(x)/2 + ½. */
    static Operand<TFloat32> halfTanh(Ops tf, Operand<TFloat32> numbers) {
        Operand<TFloat32> half = tf.constant(0.5f);
        return tf.math.add(tf.math.mul(tf.math.tanh(numbers), half), half);
    }

    private Operand<TFloat32> convolve(
            Layers layers, Operand<TFloat32> images, String layer, int width) {
        return layers.pass()
                .ops()
                .nn
                .relu(layers.normalised(images, "%s.%s".formatted(name, layer), width));
    }

    private static Operand<TFloat32> halve(Ops tf, Operand<TFloat32> images) {
        Operand<TInt32> square = tf.constant(new int[] {1, 2, 2, 1});
        return tf.nn.maxPool(images, square, square, "SAME");
    }
}
