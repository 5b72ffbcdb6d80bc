package io.mithridate.attacks.generators;

import io.mithridate.attacks.networks.Layers;
import io.mithridate.attacks.networks.PictureSizes;
import io.mithridate.tensorflow.clip.ForwardPass;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A network from a picture to a picture: down to an eighth of the size and up again.
 *
 * <p>On each of three levels there are two convolutions of 3 × 3 with batch norm and a max-pool of
 * 2 × 2; then the same upwards after bilinear interpolation; at last a convolution and tanh/2 + ½.
 * After <a href="https://arxiv.org/abs/2010.08138">Nguyen and Tran's</a>, a quarter as wide.
 *
 * @param name what its parameters' names begin with
 * @param channels of its result
 */
record Generator(String name, int channels) {

    private static final int[] WIDTHS = {8, 16, 32};

    /**
     * What the network makes of pictures.
     *
     * @param pictures (B, S, S, 3), from 0 to 1
     * @return (B, S, S, channels), from 0 to 1
     */
    Operand<TFloat32> of(ForwardPass pass, Operand<TFloat32> pictures) {
        Ops tf = pass.ops();
        Layers layers = new Layers(pass);
        Operand<TFloat32> images = pictures;
        List<Integer> sides = new ArrayList<>();
        for (int level = 0; level < WIDTHS.length; level++) {
            images = block(layers, images, "down" + level, WIDTHS[level]);
            sides.add(Math.toIntExact(images.shape().get(1)));
            images = halved(tf, images);
        }
        for (int level = WIDTHS.length - 1; level >= 0; level--) {
            images = PictureSizes.interpolated(tf, images, sides.get(level));
            images = block(layers, images, "up" + level, WIDTHS[level]);
        }
        return halfTanh(tf, layers.convolution(images, name + ".last", channels, 3, 1));
    }

    /** tanh(x)/2 + ½. */
    static Operand<TFloat32> halfTanh(Ops tf, Operand<TFloat32> numbers) {
        Operand<TFloat32> half = tf.constant(0.5f);
        return tf.math.add(tf.math.mul(tf.math.tanh(numbers), half), half);
    }

    private Operand<TFloat32> block(
            Layers layers, Operand<TFloat32> images, String level, int width) {
        String first = "%s.%s.0".formatted(name, level);
        String second = "%s.%s.1".formatted(name, level);
        return layers.normalised(layers.normalised(images, first, width), second, width);
    }

    private static Operand<TFloat32> halved(Ops tf, Operand<TFloat32> images) {
        Operand<TInt32> square = tf.constant(new int[] {1, 2, 2, 1});
        return tf.nn.maxPool(images, square, square, "SAME");
    }
}
