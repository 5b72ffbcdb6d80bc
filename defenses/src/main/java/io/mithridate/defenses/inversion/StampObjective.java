package io.mithridate.defenses.inversion;

import io.mithridate.api.data.Image;
import io.mithridate.tensorflow.clip.Pixels;
import io.mithridate.tensorflow.graph.Initializer;
import io.mithridate.tensorflow.training.Batch;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.OwnVariable;
import io.mithridate.tensorflow.training.View;
import io.mithridate.tensorflow.training.loss.Loss;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Optimizes a stamp that makes the embeddings of all pictures similar while it covers little: L = −
 * C + λ ‖M‖₁, where C is the mean cosine similarity between the stamped pictures of a batch and M
 * is the mask, in which each pixel counts once per channel.
 *
 * <p>A stamped picture is (1 − M) x + M P. The mask M and the pattern P are {@linkplain #squash
 * squashed} variables, initially uniform.
 */
final class StampObjective implements Objective {

    /** The mask variable. */
    static final String MASK = "mask";

    /** The pattern variable. */
    static final String PATTERN = "pattern";

    private static final double EPSILON = 1e-7;
    private static final float WHITE = 255;
    private static final double[] IMAGENET_MEAN = {0.485, 0.456, 0.406};
    private static final double[] IMAGENET_DEVIATION = {0.229, 0.224, 0.225};

    private final OwnVariable mask;
    private final OwnVariable pattern;
    private final boolean imagenet;
    private final View.Images pictures = View.images();

    /**
     * Creates an objective.
     *
     * @param imageSize the side of the model's input pictures, in pixels
     * @param imagenet whether pictures are normalized with ImageNet's constants
     */
    StampObjective(int imageSize, boolean imagenet) {
        mask = new OwnVariable(MASK, new long[] {imageSize, imageSize}, squashedUniform());
        pattern =
                new OwnVariable(
                        PATTERN,
                        new long[] {imageSize, imageSize, Image.CHANNELS},
                        squashedUniform());
        this.imagenet = imagenet;
    }

    @Override
    public List<View> views() {
        return List.of(pictures);
    }

    @Override
    public Loss loss(Ops tf, Batch batch) {
        Operand<TFloat32> covered = squash(tf, batch.variable(mask));
        Operand<TFloat32> stamped =
                stamp(
                        tf,
                        batch.pixels(pictures),
                        covered,
                        tf.math.mul(squash(tf, batch.variable(pattern)), tf.constant(WHITE)));
        return loss(
                tf,
                batch.embed(imagenet ? normalizeAsImagenet(tf, stamped) : stamped),
                covered,
                batch.scheduled(DecreeRule.LAMBDA));
    }

    /**
     * Returns the loss of a stamp.
     *
     * @param embedded (B, D), the stamped pictures
     * @param covered (S, S), the mask
     */
    static Loss loss(
            Ops tf,
            Operand<TFloat32> embedded,
            Operand<TFloat32> covered,
            Operand<TFloat32> lambda) {
        Operand<TFloat32> similarity = PatchObjective.meanCosine(tf, embedded);
        Operand<TFloat32> size =
                tf.math.mul(
                        tf.sum(covered, tf.constant(new int[] {0, 1})),
                        tf.constant((float) Image.CHANNELS));
        Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
        terms.put(DecreeRule.SIMILARITY, similarity);
        terms.put(DecreeRule.SIZE, size);
        return new Loss(tf.math.sub(tf.math.mul(lambda, size), similarity), terms);
    }

    /**
     * Returns pictures with the stamp.
     *
     * @param pixels (B, S, S, 3), from 0 to 255
     * @param covered (S, S), from 0 to 1
     * @param levels (S, S, 3), from 0 to 255
     */
    static Operand<TFloat32> stamp(
            Ops tf, Operand<TFloat32> pixels, Operand<TFloat32> covered, Operand<TFloat32> levels) {
        return InvertedTrigger.mix(tf, pixels, tf.expandDims(covered, tf.constant(2)), levels);
    }

    /**
     * Returns pixels whose normalization with CLIP's constants equals the normalization of the
     * given pixels with ImageNet's constants.
     */
    static Operand<TFloat32> normalizeAsImagenet(Ops tf, Operand<TFloat32> pixels) {
        float[] factors = new float[Image.CHANNELS];
        float[] offsets = new float[Image.CHANNELS];
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            double factor = Pixels.standardDeviation(channel) / IMAGENET_DEVIATION[channel];
            factors[channel] = (float) factor;
            offsets[channel] =
                    (float) (WHITE * (Pixels.mean(channel) - IMAGENET_MEAN[channel] * factor));
        }
        return tf.math.add(tf.math.mul(pixels, tf.constant(factors)), tf.constant(offsets));
    }

    /** Returns the number that is squashed to v: {@code atanh((v - .5) (2 - e))} with e = 1e-7. */
    static double unsquash(double v) {
        double tangent = (v - 0.5) * (2 - EPSILON);
        return 0.5 * Math.log((1 + tangent) / (1 - tangent));
    }

    /** Returns random initial values that are uniform between 0 and 1 once squashed. */
    static Initializer squashedUniform() {
        return (count, random) -> {
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = (float) unsquash(random.nextDouble());
            }
            return values;
        };
    }

    /** Returns {@code tanh(u) / (2 - e) + .5} for each number u, with e = 1e-7. */
    static Operand<TFloat32> squash(Ops tf, Operand<TFloat32> unbounded) {
        return tf.math.add(
                tf.math.div(tf.math.tanh(unbounded), tf.constant((float) (2 - EPSILON))),
                tf.constant(0.5f));
    }

    /** Returns {@code tanh(u) / (2 - e) + .5} for a number u, with e = 1e-7. */
    static double squash(double unbounded) {
        return Math.tanh(unbounded) / (2 - EPSILON) + 0.5;
    }
}
