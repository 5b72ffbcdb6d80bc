package io.mithridate.defenses.inversion;

import io.mithridate.api.data.Image;
import io.mithridate.api.model.Embeddings;
import io.mithridate.tensorflow.clip.Pixels;
import io.mithridate.tensorflow.graph.Initializer;
import io.mithridate.tensorflow.graph.Variable;
import io.mithridate.tensorflow.training.Batch;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.OwnVariable;
import io.mithridate.tensorflow.training.StepRecipe;
import io.mithridate.tensorflow.training.StepRule;
import io.mithridate.tensorflow.training.View;
import io.mithridate.tensorflow.training.loss.Loss;
import io.mithridate.tensorflow.training.loss.Losses;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Optimizes a mask and a trigger so that pictures with the trigger are classified as the target
 * class and have embeddings similar to those of pictures of that class. At the same time, the
 * pictures should look as before and the mask should cover little.
 *
 * <p>A picture x with the trigger is (1 − M) x + M T. The mask M has one number for each pixel and
 * channel, initially 1. The trigger T is initially uniform between 0 and 1 after normalization, and
 * remains in the range of normalized pictures.
 */
final class InversionObjective implements Objective {

    /** The mask variable: (S, S, 3), from 0 to 1. */
    static final String MASK = "mask";

    /** The trigger variable: (S, S, 3), normalized. */
    static final String TRIGGER = "trigger";

    /**
     * The range from the lowest normalized value of black to the highest normalized value of white
     * in any channel.
     */
    private static final Variable.Range NORMALIZED_RANGE = new Variable.Range(-1.7922, 2.1461);

    private static final double LEARNING_RATE = 0.01;
    private static final double TEMPERATURE = 0.07;
    private static final float WHITE = 255;

    private final Weights weights;
    private final Target target;
    private final boolean compat;
    private final OwnVariable mask;
    private final OwnVariable trigger;
    private final View.Images pictures = View.images();

    /**
     * The weights of the loss terms.
     *
     * @param contrast the weight of the cross-entropy
     * @param distance the weight of the distance to the pictures of the class
     * @param likeness the weight of the loss of structural similarity
     * @param mask the weight of the sum of the mask
     */
    record Weights(double contrast, double distance, double likeness, double mask) {}

    /**
     * The class that pictures with the trigger should be classified as.
     *
     * @param names the embeddings of the class names, one row of unit length per class
     * @param label the index of the target class
     * @param pictures embeddings of pictures of the class, of unit length; one per picture of a
     *     batch
     */
    record Target(Embeddings names, int label, Embeddings pictures) {}

    /**
     * Creates an objective.
     *
     * @param imageSize the side of the model's input pictures, in pixels
     * @param compat whether structural similarity is computed after normalization
     */
    InversionObjective(int imageSize, Weights weights, Target target, boolean compat) {
        this.weights = weights;
        this.target = target;
        this.compat = compat;
        long[] shape = {imageSize, imageSize, Image.CHANNELS};
        mask =
                new OwnVariable(
                        MASK, shape, Initializer.ones(), Optional.of(new Variable.Range(0, 1)));
        trigger =
                new OwnVariable(
                        TRIGGER, shape, PatchObjective::uniform, Optional.of(NORMALIZED_RANGE));
    }

    /** Returns a recipe with the given number of steps at the search's learning rate. */
    static StepRecipe recipe(int steps, int batch) {
        return new StepRecipe(steps, batch, StepRule.constant(LEARNING_RATE));
    }

    @Override
    public List<View> views() {
        return List.of(pictures);
    }

    @Override
    public Loss loss(Ops tf, Batch batch) {
        Operand<TFloat32> plain = batch.pixels(pictures);
        Operand<TFloat32> covered = batch.variable(mask);
        Operand<TFloat32> triggered =
                InvertedTrigger.mix(tf, plain, covered, Pixels.levels(tf, batch.variable(trigger)));
        Operand<TFloat32> embedded = batch.embed(triggered);
        Operand<TFloat32> likeness =
                StructuralSimilarity.of(tf, ssimInput(tf, triggered), ssimInput(tf, plain));
        return Loss.sum(
                tf,
                new Loss.Term(
                        "contrast",
                        contrast(tf, embedded, rows(tf, target.names()), target.label()),
                        weights.contrast()),
                new Loss.Term(
                        "distance",
                        TuningObjective.norm(
                                tf, tf.math.sub(embedded, rows(tf, target.pictures()))),
                        weights.distance()),
                new Loss.Term(
                        "unlikeness", tf.math.sub(tf.constant(1f), likeness), weights.likeness()),
                new Loss.Term(
                        "mask", tf.sum(covered, tf.constant(new int[] {0, 1, 2})), weights.mask()));
    }

    /**
     * Returns the cross-entropy of pictures against a single class, with a fixed temperature.
     *
     * @param pictures (B, D), of unit length
     * @param names (K, D), of unit length
     */
    static Operand<TFloat32> contrast(
            Ops tf, Operand<TFloat32> pictures, Operand<TFloat32> names, int label) {
        return Losses.targetClass(
                tf, pictures, names, tf.constant((float) (1 / TEMPERATURE)), label);
    }

    private Operand<TFloat32> ssimInput(Ops tf, Operand<TFloat32> levels) {
        return compat
                ? Pixels.normalisedLevels(tf, levels)
                : tf.math.div(levels, tf.constant(WHITE));
    }

    private static Operand<TFloat32> rows(Ops tf, Embeddings rows) {
        return tf.reshape(
                tf.constant(rows.values()),
                tf.constant(new int[] {rows.count(), rows.dimension()}));
    }
}
