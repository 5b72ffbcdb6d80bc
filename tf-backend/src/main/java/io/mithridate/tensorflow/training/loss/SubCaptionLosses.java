package io.mithridate.tensorflow.training.loss;

import static io.mithridate.tensorflow.training.loss.LossParts.concatColumns;
import static io.mithridate.tensorflow.training.loss.LossParts.crossEntropy;
import static io.mithridate.tensorflow.training.loss.LossParts.excludedColumns;
import static io.mithridate.tensorflow.training.loss.LossParts.excludingMarked;
import static io.mithridate.tensorflow.training.loss.LossParts.identity;
import static io.mithridate.tensorflow.training.loss.LossParts.infoNceAmong;
import static io.mithridate.tensorflow.training.loss.LossParts.logits;
import static io.mithridate.tensorflow.training.loss.LossParts.ownLogits;
import static io.mithridate.tensorflow.training.loss.LossParts.rows;
import static io.mithridate.tensorflow.training.loss.LossParts.weightedMean;

import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Losses of images against positive and negative sub-captions of their captions: TA-Cleaner's
 * alignment, and alternatives to it.
 *
 * <p>Shapes, units and gradients are as in {@link Losses}. K is the number of rows that a batch has
 * for samples with sub-captions.
 */
public final class SubCaptionLosses {

    private SubCaptionLosses() {}

    /** The negative sub-captions that an image is compared with. */
    public enum Negatives {
        /** The negatives of all samples. */
        ALL,
        /** The sample's own negative. */
        OWN,
        /** No negatives, only the positives of other samples. */
        NONE
    }

    /**
     * Computes TA-Cleaner's image-to-text alignment, which moves an image toward its positive
     * sub-caption and away from negative ones (reconstruction of <a
     * href="https://arxiv.org/abs/2409.17601">Xun et al., 2024</a>).
     *
     * <pre>
     * −1/K Σᵢ log [ exp(s⟨Iᵢ,Pᵢ⟩) / ( Σⱼ exp(s⟨Iᵢ,Pⱼ⟩) + N(i) ) ]
     * N(i) = Σⱼ exp(s⟨Iᵢ,Nⱼ⟩) for ALL,   exp(s⟨Iᵢ,Nᵢ⟩) for OWN,   0 for NONE
     * </pre>
     *
     * <p>Rows of weight 0 are padding. They are excluded from the mean and from all denominators,
     * and K in the formula is the number of the other rows. The loss is 0 if all rows are padding.
     *
     * @param images (K, D), the samples that have sub-captions
     * @param positives (K, D)
     * @param negatives (K, D); ignored for {@link Negatives#NONE}
     * @param weights (K): 1 for a sample, 0 for padding
     * @param truths (K, K): in row i and column j, 1 if positive j is known to be true of image i,
     *     else 0; the diagonal is ignored. A positive that is true of another sample's picture is
     *     not in that picture's denominator. If empty, no positives are left out
     */
    public static Operand<TFloat32> imageToSubCaptions(
            Ops tf,
            Operand<TFloat32> images,
            Operand<TFloat32> positives,
            Operand<TFloat32> negatives,
            Operand<TFloat32> weights,
            Operand<TFloat32> scale,
            Optional<Operand<TFloat32>> truths,
            Negatives choice) {
        long count = rows(images);
        Operand<TFloat32> excluded = excludedColumns(tf, weights);
        Operand<TFloat32> excludedPositives = excludingMarked(tf, excluded, truths);
        Operand<TFloat32> toPositives =
                tf.math.add(logits(tf, images, positives, scale), excludedPositives);
        Operand<TFloat32> identity = identity(tf, count);
        Operand<TFloat32> perSample =
                switch (choice) {
                    case NONE -> crossEntropy(tf, toPositives, identity);
                    case ALL ->
                            crossEntropy(
                                    tf,
                                    concatColumns(
                                            tf,
                                            toPositives,
                                            tf.math.add(
                                                    logits(tf, images, negatives, scale),
                                                    excluded)),
                                    concatColumns(tf, identity, tf.zerosLike(identity)));
                    case OWN ->
                            crossEntropy(
                                    tf,
                                    concatColumns(
                                            tf,
                                            toPositives,
                                            ownLogits(tf, images, negatives, scale)),
                                    concatColumns(
                                            tf,
                                            identity,
                                            tf.zeros(
                                                    tf.constant(new long[] {count, 1}),
                                                    TFloat32.class)));
                };
        return weightedMean(tf, perSample, weights);
    }

    /**
     * Computes TA-Cleaner's text-to-image alignment, which moves a positive sub-caption toward its
     * own image.
     *
     * <pre>
     * −1/K Σᵢ log [ exp(s⟨Pᵢ,Iᵢ⟩) / Σⱼ exp(s⟨Pᵢ,Iⱼ⟩) ]
     * </pre>
     *
     * @param positives (K, D)
     * @param images (K, D), of the same samples
     * @param weights (K): 1 for a sample, 0 for padding, which is excluded everywhere
     * @param truths (K, K): in row i and column j, 1 if positive j is known to be true of image i,
     *     else 0; the diagonal is ignored. A picture of which another sample's positive is true is
     *     not in that positive's denominator. If empty, no images are left out
     */
    public static Operand<TFloat32> subCaptionsToImage(
            Ops tf,
            Operand<TFloat32> positives,
            Operand<TFloat32> images,
            Operand<TFloat32> weights,
            Operand<TFloat32> scale,
            Optional<Operand<TFloat32>> truths) {
        Operand<TFloat32> excluded = excludedColumns(tf, weights);
        int[] swapped = {1, 0};
        return infoNceAmong(
                tf,
                positives,
                images,
                weights,
                scale,
                excludingMarked(
                        tf,
                        excluded,
                        truths.map(known -> tf.linalg.transpose(known, tf.constant(swapped)))));
    }

    /**
     * Compares an image with one text and that text's own negative only, as in TSVLC (<a
     * href="https://arxiv.org/abs/2211.11733">Doveh et al., 2023</a>).
     *
     * <pre>
     * −1/K Σᵢ log [ exp(s⟨Iᵢ,Tᵢ⟩) / ( exp(s⟨Iᵢ,Tᵢ⟩) + exp(s⟨Iᵢ,Nᵢ⟩) ) ]
     * </pre>
     *
     * @param images (K, D)
     * @param texts (K, D), captions or positive sub-captions
     * @param negatives (K, D)
     * @param weights (K): 1 for a sample, 0 for padding
     */
    public static Operand<TFloat32> ownNegative(
            Ops tf,
            Operand<TFloat32> images,
            Operand<TFloat32> texts,
            Operand<TFloat32> negatives,
            Operand<TFloat32> weights,
            Operand<TFloat32> scale) {
        Operand<TFloat32> gap =
                tf.math.sub(
                        ownLogits(tf, images, negatives, scale),
                        ownLogits(tf, images, texts, scale));
        Operand<TFloat32> perSample =
                tf.reshape(tf.math.softplus(gap), tf.constant(new long[] {rows(images)}));
        return weightedMean(tf, perSample, weights);
    }

    /**
     * Computes a margin loss between the cosine to the positive and the cosine to the sample's own
     * negative.
     *
     * <pre>
     * 1/K Σᵢ max(0, m − ⟨Iᵢ,Pᵢ⟩ + ⟨Iᵢ,Nᵢ⟩)
     * </pre>
     *
     * @param images (K, D)
     * @param positives (K, D)
     * @param negatives (K, D)
     * @param weights (K): 1 for a sample, 0 for padding
     * @param margin m, in units of the cosine
     */
    public static Operand<TFloat32> subCaptionMargin(
            Ops tf,
            Operand<TFloat32> images,
            Operand<TFloat32> positives,
            Operand<TFloat32> negatives,
            Operand<TFloat32> weights,
            double margin) {
        Operand<TFloat32> gap =
                tf.math.sub(
                        Losses.cosines(tf, images, negatives),
                        Losses.cosines(tf, images, positives));
        Operand<TFloat32> perSample = tf.nn.relu(tf.math.add(gap, tf.constant((float) margin)));
        return weightedMean(tf, perSample, weights);
    }
}
