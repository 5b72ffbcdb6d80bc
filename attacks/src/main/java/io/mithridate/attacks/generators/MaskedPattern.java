package io.mithridate.attacks.generators;

import io.mithridate.tensorflow.clip.layers.ForwardPass;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The two networks of the attack and the blending of their results into a picture. */
final class MaskedPattern {

    /** The network that draws the mask. */
    static final Generator MASK = new Generator("mask", 1);

    /** The network that draws the pattern. */
    static final Generator PATTERN = new Generator("pattern", 3);

    private static final float STEEPNESS = 20;
    private static final float MIDDLE = 10;

    private MaskedPattern() {}

    /**
     * Returns the masks of pictures: tanh(20 M − 10)/2 + ½, where M is the mask network's result.
     * Their values are nearly 0 or 1.
     *
     * @param pictures (B, S, S, 3), from 0 to 1
     * @return (B, S, S, 1)
     */
    static Operand<TFloat32> mask(ForwardPass pass, Operand<TFloat32> pictures) {
        return sharpen(pass.ops(), MASK.generate(pass, pictures));
    }

    /** Returns tanh(20 M − 10)/2 + ½ for each number M. */
    static Operand<TFloat32> sharpen(Ops tf, Operand<TFloat32> numbers) {
        return Generator.halfTanh(
                tf, tf.math.sub(tf.math.mul(numbers, tf.constant(STEEPNESS)), tf.constant(MIDDLE)));
    }

    /** Blends a pattern G into pictures x under a mask m: x + (G − x) · m. */
    static Operand<TFloat32> blend(
            Ops tf, Operand<TFloat32> pictures, Operand<TFloat32> pattern, Operand<TFloat32> mask) {
        return tf.math.add(pictures, tf.math.mul(tf.math.sub(pattern, pictures), mask));
    }
}
