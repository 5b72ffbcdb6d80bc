package io.mithridate.defenses.inversion;

import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import io.mithridate.tensorflow.image.augment.ImageTransform;
import io.mithridate.tensorflow.training.Batch;
import io.mithridate.tensorflow.training.Draws;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.OptimizedVariables;
import io.mithridate.tensorflow.training.OwnVariable;
import io.mithridate.tensorflow.training.StepRecipe;
import io.mithridate.tensorflow.training.StepRule;
import io.mithridate.tensorflow.training.View;
import io.mithridate.tensorflow.training.loss.Loss;
import java.util.List;
import java.util.random.RandomGenerator;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Optimizes a patch that moves pictures away from their original embeddings and toward each other,
 * as a trigger does. The loss is the mean cosine similarity between pictures with and without the
 * patch, minus the mean cosine similarity between different pictures with the patch. In each step,
 * the patch is pasted at a new position, which is the same for the whole batch.
 */
final class PatchObjective implements Objective {

    /** The patch variable: (side, side, 3), from 0 to 1; values outside this range are clipped. */
    static final String PATCH = "patch";

    private static final float WHITE = 255;

    private final int side;
    private final OwnVariable patch;
    private final double learningRate;
    private final View.Images pictures;
    private final Draws margins;

    /**
     * Creates a search for a patch.
     *
     * @param side the side of the patch, in pixels
     * @param learningRate the learning rate of all steps
     * @param brightness the maximum change of brightness; pictures are multiplied by a factor
     *     within 1 ± this number
     * @param imageSize the side of the model's input pictures, in pixels; at least the side of the
     *     patch
     */
    PatchObjective(int side, double learningRate, double brightness, int imageSize) {
        this.side = side;
        patch =
                new OwnVariable(
                        PATCH, new long[] {side, side, Image.CHANNELS}, PatchObjective::uniform);
        this.learningRate = learningRate;
        pictures = View.imagesAtModelSize("brightened", new Brightened(brightness));
        margins = new Draws("place", 6, seed -> margins(seed, imageSize - side));
    }

    /** Returns a search with the default settings of {@link Abd.Options}. */
    static PatchObjective withDefaults(int side, int imageSize) {
        return new PatchObjective(
                side, Abd.Options.DEFAULT_LEARNING_RATE, Abd.Options.DEFAULT_BRIGHTNESS, imageSize);
    }

    /** Returns a recipe with the given number of steps at the patch's learning rate. */
    StepRecipe recipe(int steps, int batch) {
        return new StepRecipe(steps, batch, StepRule.constant(learningRate));
    }

    /** Returns the optimized patch, rounded to whole gray levels. */
    Image roundedPatch(OptimizedVariables optimized) {
        float[] values = optimized.last(PATCH);
        Image rounded = Image.black(side, side);
        for (int i = 0; i < values.length; i++) {
            rounded.rgb()[i] =
                    (byte) Math.round((double) WHITE * Math.max(0, Math.min(1, values[i])));
        }
        return rounded;
    }

    /** Returns random numbers from 0 to 1. */
    static float[] uniform(int count, RandomGenerator random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble();
        }
        return values;
    }

    /** Returns the numbers of pixels before and after the patch, for rows, columns and channels. */
    private static int[] margins(Seed seed, int free) {
        RandomGenerator random = seed.generator();
        int top = random.nextInt(free + 1);
        int left = random.nextInt(free + 1);
        return new int[] {top, free - top, left, free - left, 0, 0};
    }

    @Override
    public List<View> views() {
        return List.of(pictures);
    }

    @Override
    public List<Draws> draws() {
        return List.of(margins);
    }

    @Override
    public Loss loss(Ops tf, Batch batch) {
        Operand<TFloat32> plain = batch.pixels(pictures);
        return loss(tf, batch.embed(paste(tf, batch, plain)), batch.embed(plain));
    }

    /**
     * Returns the loss of a patch.
     *
     * @param patched (B, D), pictures with the patch
     * @param plain (B, D), the same pictures without it
     */
    static Loss loss(Ops tf, Operand<TFloat32> patched, Operand<TFloat32> plain) {
        Operand<TFloat32> selfSimilarity =
                tf.math.mean(tf.sum(tf.math.mul(patched, plain), tf.constant(1)), tf.constant(0));
        return Loss.sum(
                tf,
                new Loss.Term("itself", selfSimilarity, 1),
                new Loss.Term("each-other", meanCosine(tf, patched), -1));
    }

    /**
     * Returns the mean cosine similarity between different rows.
     *
     * @param rows (B, D), of unit length; B is statically known and at least 2
     * @return a scalar
     */
    static Operand<TFloat32> meanCosine(Ops tf, Operand<TFloat32> rows) {
        long count = rows.shape().get(0);
        Operand<TFloat32> all =
                tf.sum(
                        tf.math.mul(tf.sum(rows, tf.constant(0)), tf.sum(rows, tf.constant(0))),
                        tf.constant(0));
        Operand<TFloat32> squares = tf.sum(tf.math.square(rows), tf.constant(new int[] {0, 1}));
        return tf.math.div(tf.math.sub(all, squares), tf.constant((float) (count * (count - 1))));
    }

    private Operand<TFloat32> paste(Ops tf, Batch batch, Operand<TFloat32> plain) {
        Operand<TFloat32> levels =
                tf.math.mul(
                        tf.clipByValue(batch.variable(patch), tf.constant(0f), tf.constant(1f)),
                        tf.constant(WHITE));
        Operand<TFloat32> covered =
                tf.fill(tf.constant(new int[] {side, side, 1}), tf.constant(1f));
        long size = batch.imageSize();
        return tf.math.add(
                tf.math.mul(plain, tf.math.sub(tf.constant(1f), pad(tf, batch, covered, size, 1))),
                pad(tf, batch, levels, size, Image.CHANNELS));
    }

    private Operand<TFloat32> pad(
            Ops tf, Batch batch, Operand<TFloat32> square, long size, long channels) {
        return tf.reshape(
                tf.pad(
                        square,
                        tf.reshape(batch.drawn(margins), tf.constant(Shape.of(3, 2))),
                        tf.constant(0f)),
                tf.constant(Shape.of(size, size, channels)));
    }

    /**
     * Changes the brightness of pictures by a factor that is drawn again each time.
     *
     * @param most the maximum change; the factor is within 1 ± this number
     */
    record Brightened(double most) implements ImageTransform {

        @Override
        public Image apply(Image image, RandomGenerator random) {
            double factor = 1 + most * (2 * random.nextDouble() - 1);
            byte[] rgb = image.rgb().clone();
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] = (byte) Math.round(Math.min(WHITE, factor * Byte.toUnsignedInt(rgb[i])));
            }
            return new Image(image.width(), image.height(), rgb);
        }
    }
}
