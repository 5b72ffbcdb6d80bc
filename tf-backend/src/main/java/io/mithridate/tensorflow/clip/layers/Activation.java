package io.mithridate.tensorflow.clip.layers;

import java.util.Arrays;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The activation between the two layers of the perceptron in a transformer block. */
public enum Activation {
    /**
     * {@code x · sigmoid(1.702 x)}, used by OpenAI's weights and by open_clip's "quickgelu"
     * weights.
     */
    QUICK_GELU("quick_gelu") {
        @Override
        public Operand<TFloat32> of(Ops tf, Operand<TFloat32> x) {
            return tf.math.mul(x, tf.math.sigmoid(tf.math.mul(x, tf.constant(1.702f))));
        }
    },

    /**
     * {@code x/2 · (1 + erf(x / √2))}, exact and without the tanh approximation (<a
     * href="https://arxiv.org/abs/1606.08415">Hendrycks and Gimpel, 2016</a>), used by most of
     * open_clip's weights.
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
     * Returns the activation with the given name, e.g. {@code quick-gelu}.
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

    /** Returns the activation's name in a checkpoint's metadata. */
    public String text() {
        return text;
    }
}
