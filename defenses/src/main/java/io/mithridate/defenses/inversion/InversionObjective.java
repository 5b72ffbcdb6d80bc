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
 * Optimises a mask and a trigger until pictures that carry it are taken for a class and embed like
 * that class's pictures, while they look as before and the mask covers little.
 *
 * <p>A picture with the trigger is (1 − M) x + M T. M is 1 at the beginning, one number for each
 * pixel and channel; T is uniform between 0 and 1 after normalisation, and stays in the range of
 * normalised pictures.
 */
final class InversionObjective implements Objective {

    /** The mask's variable: (S, S, 3), from 0 to 1. */
    static final String MASK = "mask";

    /** The trigger's variable: (S, S, 3), normalised. */
    static final String TRIGGER = "trigger";

    /**
     * The normalised values of black in the channel where it is lowest, and of white where it is
     * highest.
     */
    private static final Variable.Range NORMALISED = new Variable.Range(-1.7922, 2.1461);

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
     * The weights of the loss's parts.
     *
     * @param contrast of the cross-entropy
     * @param distance of the distance to the class's pictures
     * @param likeness of what pictures lose of their looks
     * @param mask of the mask's sum
     */
    record Weights(double contrast, double distance, double likeness, double mask) {}

    /**
     * The target that pictures with the trigger should be classified as.
     *
     * @param names one unit row for each class
     * @param label the class
     * @param pictures unit rows of pictures of the class, one for each picture of a batch
     */
    record Target(Embeddings names, int label, Embeddings pictures) {}

    /**
     * A search.
     *
     * @param imageSize side of the model's pictures, in pixels
     * @param compat whether looks are compared after normalisation
     */
    InversionObjective(int imageSize, Weights weights, Target target, boolean compat) {
        this.weights = weights;
        this.target = target;
        this.compat = compat;
        long[] shape = {imageSize, imageSize, Image.CHANNELS};
        mask =
                new OwnVariable(
                        MASK, shape, Initializer.ones(), Optional.of(new Variable.Range(0, 1)));
        trigger = new OwnVariable(TRIGGER, shape, PatchObjective::uniform, Optional.of(NORMALISED));
    }

    /** So many steps at the search's learning rate. */
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
                InvertedTrigger.mixed(
                        tf, plain, covered, Pixels.levels(tf, batch.variable(trigger)));
        Operand<TFloat32> embedded = batch.embed(triggered);
        Operand<TFloat32> likeness =
                StructuralSimilarity.of(tf, looks(tf, triggered), looks(tf, plain));
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
     * The cross-entropy of pictures against one class for all of them, at a temperature.
     *
     * @param pictures (B, D), unit rows
     * @param names (K, D), unit rows
     */
    static Operand<TFloat32> contrast(
            Ops tf, Operand<TFloat32> pictures, Operand<TFloat32> names, int label) {
        return Losses.toClass(tf, pictures, names, tf.constant((float) (1 / TEMPERATURE)), label);
    }

    private Operand<TFloat32> looks(Ops tf, Operand<TFloat32> levels) {
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
