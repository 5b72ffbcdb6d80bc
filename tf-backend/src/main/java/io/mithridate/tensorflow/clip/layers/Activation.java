package io.mithridate.tensorflow.clip.layers;

import java.util.Arrays;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The function between the two layers of the perceptron in a transformer's blocks. */
public enum Activation {
    /** {@code x · sigmoid(1.702 x)}: OpenAI's weights, and open_clip's that say "quickgelu". */
    QUICK_GELU("quick_gelu") {
        @Override
        public Operand<TFloat32> of(Ops tf, Operand<TFloat32> x) {
            return tf.math.mul(x, tf.math.sigmoid(tf.math.mul(x, tf.constant(1.702f))));
        }
    },

    /**
     * {@code x/2 · (1 + erf(x / √2))}, exactly and not by tanh (<a
     * href="https://arxiv.org/abs/1606.08415">Hendrycks and Gimpel, 2016</a>): most of open_clip's
     * weights.
     */
    GELU("gelu") {
        @Override
        public Operand<TFloat32> of(Ops tf, Operand<TFloat32> x) {
            Operand<TFloat32> erf =
                    tf.math.erf(tf.math.mul(x, tf.constant((float) Math.sqrt(0.5))));
            return tf.math.mul(
                    tf.math.mul(x, tf.constant(0.5f)), tf.math.add(erf, tf.constant(1f)));
        }
    };

    private final String text;

    Activation(String text) {
        this.text = text;
    }

    public abstract Operand<TFloat32> of(Ops tf, Operand<TFloat32> x);

    /**
     * The activation of a name, such as {@code quick-gelu}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Activation named(String name) {
        return Arrays.stream(values())
                .filter(known -> known.text().equals(name.replace('-', '_')))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "there is no activation '%s', only quick-gelu and gelu"
                                                .formatted(name)));
    }

    /** Its name in a checkpoint's metadata. */
    public String text() {
        return text;
    }
}
