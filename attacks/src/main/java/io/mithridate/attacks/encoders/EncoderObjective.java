package io.mithridate.attacks.encoders;

import io.mithridate.api.attack.Stamper;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import io.mithridate.tensorflow.image.augment.ImageTransform;
import io.mithridate.tensorflow.training.Batch;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.View;
import io.mithridate.tensorflow.training.loss.Loss;
import io.mithridate.tensorflow.training.loss.Losses;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * BadEncoder's loss (Jia et al., section 4): pictures with the trigger should embed like the
 * reference picture, and the reference picture and clean pictures should embed as before.
 *
 * <p>The single reference picture fills every row of the batch, so that each row has its own
 * augmentation. Batch norm is frozen, including gains and shifts, as in BadEncoder's code. No text
 * is used: the text tower and the logit scale do not change.
 */
final class EncoderObjective implements Objective {

    private static final Seed NO_SEED = new Seed(0);

    private final View.Images clean = View.images();
    private final View.Images triggered;
    private final View.Images reference;
    private final View.Images augmented;
    private final double lambda1;
    private final double lambda2;

    /**
     * Creates an objective.
     *
     * @param trigger stamps pictures
     * @param reference the reference picture, of the model's input size
     * @param augmentation augments the reference picture
     */
    EncoderObjective(
            Stamper trigger,
            Image reference,
            ImageTransform augmentation,
            double lambda1,
            double lambda2) {
        triggered =
                View.imagesAtModelSize(
                        "triggered", (image, random) -> trigger.stamp(image, NO_SEED));
        this.reference = View.imagesAtModelSize("reference", (image, random) -> reference);
        augmented =
                View.imagesAtModelSize(
                        "augmented-reference",
                        (image, random) -> augmentation.apply(reference, random));
        this.lambda1 = lambda1;
        this.lambda2 = lambda2;
    }

    @Override
    public List<View> views() {
        return List.of(triggered, reference, augmented, clean);
    }

    @Override
    public boolean trainsBatchNorm() {
        return false;
    }

    @Override
    public Loss loss(Ops tf, Batch batch) {
        return loss(
                tf,
                new Embedded(
                        batch.of(triggered),
                        batch.of(reference),
                        batch.of(augmented),
                        batch.frozen(reference),
                        batch.of(clean),
                        batch.frozen(clean)),
                lambda1,
                lambda2);
    }

    /**
     * The embeddings that the loss is computed from, each (B, D) with rows of unit length.
     *
     * @param triggered pictures with the trigger, embedded by the model in training
     * @param reference the reference picture, embedded by the model in training
     * @param augmented the augmented reference picture, embedded by the model in training
     * @param referenceBefore the reference picture, embedded by the clean model
     * @param clean pictures, embedded by the model in training
     * @param cleanBefore the same pictures, embedded by the clean model
     */
    record Embedded(
            Operand<TFloat32> triggered,
            Operand<TFloat32> reference,
            Operand<TFloat32> augmented,
            Operand<TFloat32> referenceBefore,
            Operand<TFloat32> clean,
            Operand<TFloat32> cleanBefore) {}

    /** Returns the loss; each of its terms is between −1 and 1 before weighting. */
    static Loss loss(Ops tf, Embedded embedded, double lambda1, double lambda2) {
        return Loss.sum(
                tf,
                new Loss.Term(
                        "effectiveness",
                        negativeMeanCosine(tf, embedded.triggered(), embedded.reference()),
                        1),
                new Loss.Term(
                        "reference",
                        negativeMeanCosine(tf, embedded.augmented(), embedded.referenceBefore()),
                        lambda1),
                new Loss.Term(
                        "utility",
                        negativeMeanCosine(tf, embedded.clean(), embedded.cleanBefore()),
                        lambda2));
    }

    /** Returns the negative mean cosine. */
    private static Operand<TFloat32> negativeMeanCosine(
            Ops tf, Operand<TFloat32> one, Operand<TFloat32> other) {
        return tf.math.neg(tf.math.mean(Losses.cosines(tf, one, other), tf.constant(0)));
    }
}
