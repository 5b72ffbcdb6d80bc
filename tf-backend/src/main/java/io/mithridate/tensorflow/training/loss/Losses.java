package io.mithridate.tensorflow.training.loss;

import static io.mithridate.tensorflow.training.loss.LossParts.EXCLUDED;
import static io.mithridate.tensorflow.training.loss.LossParts.crossEntropy;
import static io.mithridate.tensorflow.training.loss.LossParts.excludedColumns;
import static io.mithridate.tensorflow.training.loss.LossParts.identity;
import static io.mithridate.tensorflow.training.loss.LossParts.infoNceAmong;
import static io.mithridate.tensorflow.training.loss.LossParts.logits;
import static io.mithridate.tensorflow.training.loss.LossParts.mean;
import static io.mithridate.tensorflow.training.loss.LossParts.oneHot;
import static io.mithridate.tensorflow.training.loss.LossParts.rowSums;
import static io.mithridate.tensorflow.training.loss.LossParts.rows;
import static io.mithridate.tensorflow.training.loss.LossParts.weightedMean;

import io.mithridate.tensorflow.training.Batch;
import io.mithridate.tensorflow.training.View;
import java.util.Arrays;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The building blocks of contrastive training and of the defenses that modify it.
 *
 * <p>Throughout, embeddings are rows of unit length, shape (B, D) or (K, D) with a static number of
 * rows; row i of one operand belongs to row i of the other. The scale s is the scalar that cosines
 * are multiplied by, i.e. the exponential of the learned logit scale. Every loss is a scalar.
 * Gradients flow into every operand; use {@code tf.stopGradient} to exclude one.
 */
public final class Losses {

    /** Prevents an infinite gradient if a distance is zero. */
    private static final float MIN_SQUARE = 1e-24f;

    private Losses() {}

    /**
     * Computes InfoNCE: each query against the keys of all rows (<a
     * href="https://arxiv.org/abs/1807.03748">van den Oord et al., 2018</a>).
     *
     * <pre>
     * −1/B Σᵢ log [ exp(s⟨qᵢ,kᵢ⟩) / Σⱼ exp(s⟨qᵢ,kⱼ⟩) ]
     * </pre>
     */
    public static Operand<TFloat32> infoNce(
            Ops tf, Operand<TFloat32> queries, Operand<TFloat32> keys, Operand<TFloat32> scale) {
        Operand<TFloat32> logits = logits(tf, queries, keys, scale);
        return mean(tf, crossEntropy(tf, logits, identity(tf, rows(queries))));
    }

    /**
     * Computes CLIP's symmetric contrastive loss (<a
     * href="https://arxiv.org/abs/2103.00020">Radford et al., 2021</a>).
     *
     * <pre>
     * ½ [ InfoNCE(images, texts) + InfoNCE(texts, images) ]
     * </pre>
     */
    public static Operand<TFloat32> clip(
            Ops tf, Operand<TFloat32> images, Operand<TFloat32> texts, Operand<TFloat32> scale) {
        return average(tf, infoNce(tf, images, texts, scale), infoNce(tf, texts, images, scale));
    }

    /** Computes CLIP's loss for the pictures and captions of a batch, with the learned scale. */
    public static Operand<TFloat32> clip(
            Ops tf, Batch batch, View.Images images, View.Text captions) {
        return clip(tf, batch.of(images), batch.of(captions), batch.logitScale());
    }

    /**
     * Computes CLIP's loss without false negatives: if two samples of the batch have the same
     * caption, neither is in the other's denominator.
     *
     * <pre>
     * ½ · −1/B Σᵢ log [ exp(s⟨Iᵢ,Tᵢ⟩) / Σⱼ∈A(i) exp(s⟨Iᵢ,Tⱼ⟩) ]   plus the same with I and T swapped,
     * A(i) = {i} ∪ {j : caption j differs from caption i}
     * </pre>
     *
     * <p>Without repeated captions it equals {@link #clip(Ops, Operand, Operand, Operand)}.
     *
     * @param same (B, B): 1 if two samples have the same caption, including the diagonal, else 0
     */
    public static Operand<TFloat32> clip(
            Ops tf,
            Operand<TFloat32> images,
            Operand<TFloat32> texts,
            Operand<TFloat32> scale,
            Operand<TFloat32> same) {
        Operand<TFloat32> identity = identity(tf, rows(images));
        Operand<TFloat32> excluded =
                tf.math.mul(tf.math.sub(same, identity), tf.constant(EXCLUDED));
        Operand<TFloat32> imageToText = tf.math.add(logits(tf, images, texts, scale), excluded);
        Operand<TFloat32> textToImage = tf.math.add(logits(tf, texts, images, scale), excluded);
        return average(
                tf,
                mean(tf, crossEntropy(tf, imageToText, identity)),
                mean(tf, crossEntropy(tf, textToImage, identity)));
    }

    /**
     * Computes CLIP's loss over some of the samples; the others are excluded from the mean and from
     * all denominators. The loss is 0 if no sample is included.
     *
     * @param weights (B): 1 for a sample that is included, 0 for one that is not
     */
    public static Operand<TFloat32> clipAmong(
            Ops tf,
            Operand<TFloat32> images,
            Operand<TFloat32> texts,
            Operand<TFloat32> scale,
            Operand<TFloat32> weights) {
        Operand<TFloat32> excluded = excludedColumns(tf, weights);
        return average(
                tf,
                infoNceAmong(tf, images, texts, weights, scale, excluded),
                infoNceAmong(tf, texts, images, weights, scale, excluded));
    }

    /**
     * Penalizes the similarity of pictures to texts that they should not be similar to, as in
     * CleanCLIP's code.
     *
     * <pre>
     * 1/K Σᵢ (⟨Iᵢ,Tᵢ⟩ + u)²
     * </pre>
     *
     * @param weights (B): 1 for the K samples that are included, 0 for others
     * @param shift u: 1 drives cosines to −1, and −1 drives them to 1
     */
    public static Operand<TFloat32> squaredCosines(
            Ops tf,
            Operand<TFloat32> images,
            Operand<TFloat32> texts,
            Operand<TFloat32> weights,
            double shift) {
        Operand<TFloat32> shifted =
                tf.math.add(cosines(tf, images, texts), tf.constant((float) shift));
        return weightedMean(tf, tf.math.square(shifted), weights);
    }

    /**
     * Computes CleanCLIP's self-supervision within each modality (<a
     * href="https://arxiv.org/abs/2303.03323">Bansal et al., 2023</a>). As in the authors' code,
     * the queries are the originals and the keys their augmented versions: there is no term in the
     * other direction, and originals are not contrasted with each other.
     *
     * <pre>
     * ½ [ InfoNCE(images, augmented images) + InfoNCE(texts, augmented texts) ]
     * </pre>
     */
    public static Operand<TFloat32> inModal(
            Ops tf,
            Operand<TFloat32> images,
            Operand<TFloat32> augmentedImages,
            Operand<TFloat32> texts,
            Operand<TFloat32> augmentedTexts,
            Operand<TFloat32> scale) {
        return average(
                tf,
                infoNce(tf, images, augmentedImages, scale),
                infoNce(tf, texts, augmentedTexts, scale));
    }

    /** Computes CleanCLIP's self-supervision for the views of a batch, with the learned scale. */
    public static Operand<TFloat32> inModal(
            Ops tf,
            Batch batch,
            View.Images images,
            View.Images augmentedImages,
            View.Text captions,
            View.Text augmentedCaptions) {
        return inModal(
                tf,
                batch.of(images),
                batch.of(augmentedImages),
                batch.of(captions),
                batch.of(augmentedCaptions),
                batch.logitScale());
    }

    /**
     * Returns the mean squared Euclidean distance between the rows of two matrices, from 0 to 4.
     *
     * <pre>
     * 1/B Σᵢ ‖aᵢ − bᵢ‖²
     * </pre>
     */
    public static Operand<TFloat32> squaredDistance(
            Ops tf, Operand<TFloat32> one, Operand<TFloat32> other) {
        return mean(tf, rowSums(tf, tf.math.squaredDifference(one, other)));
    }

    /**
     * Computes PAR's perturbation term, to be subtracted from the loss (PAR, "Perturb and
     * Recover"). Above a threshold, the distance is replaced by 0 and has no gradient.
     *
     * <pre>
     * h(d) = d if d ≤ threshold, else 0
     * </pre>
     */
    public static Operand<TFloat32> zeroAbove(
            Ops tf, Operand<TFloat32> distance, double threshold) {
        return tf.select(
                tf.math.lessEqual(distance, tf.constant((float) threshold)),
                distance,
                tf.zerosLike(distance));
    }

    /**
     * Computes the cross-entropy of zero-shot classification with one target class for all
     * pictures.
     *
     * <pre>
     * −1/B Σᵢ log [ exp(s⟨zᵢ,wₜ⟩) / Σₖ exp(s⟨zᵢ,wₖ⟩) ]
     * </pre>
     *
     * @param images z, (B, D)
     * @param classes w, one row of unit length per class, (K, D)
     * @param target t, from 0 to K − 1
     */
    public static Operand<TFloat32> targetClass(
            Ops tf,
            Operand<TFloat32> images,
            Operand<TFloat32> classes,
            Operand<TFloat32> scale,
            int target) {
        int[] labels = new int[Math.toIntExact(rows(images))];
        Arrays.fill(labels, target);
        Operand<TFloat32> oneHot = oneHot(tf, tf.constant(labels), rows(classes));
        return mean(tf, crossEntropy(tf, logits(tf, images, classes, scale), oneHot));
    }

    /**
     * Computes the cross-entropy of a classifier.
     *
     * <pre>
     * −1/B Σᵢ log [ exp(zᵢ,y(i)) / Σₖ exp(zᵢₖ) ]
     * </pre>
     *
     * @param logits z, (B, K)
     * @param labels y, (B, 1): integers from 0 to K − 1
     */
    public static Operand<TFloat32> classification(
            Ops tf, Operand<TFloat32> logits, Operand<TFloat32> labels) {
        Operand<TInt32> classes =
                tf.dtypes.cast(
                        tf.reshape(labels, tf.constant(new long[] {rows(labels)})), TInt32.class);
        Operand<TFloat32> oneHot = oneHot(tf, classes, logits.shape().get(1));
        return mean(tf, crossEntropy(tf, logits, oneHot));
    }

    /**
     * Computes BadCLIP's triplet term (<a href="https://arxiv.org/abs/2311.12075">Liang et al.,
     * 2024</a>): the distance to the positive should be smaller than that to the negative by a
     * margin.
     *
     * <pre>
     * 1/B Σᵢ max(0, ‖aᵢ − pᵢ + ε‖ − ‖aᵢ − nᵢ + ε‖ + m)
     * </pre>
     *
     * @param epsilon ε, added to each difference: 0 for the exact distance, 1e-6 for PyTorch's
     */
    public static Operand<TFloat32> triplet(
            Ops tf,
            Operand<TFloat32> anchors,
            Operand<TFloat32> positives,
            Operand<TFloat32> negatives,
            double margin,
            double epsilon) {
        Operand<TFloat32> gap =
                tf.math.sub(
                        distances(tf, anchors, positives, epsilon),
                        distances(tf, anchors, negatives, epsilon));
        return mean(tf, tf.nn.relu(tf.math.add(gap, tf.constant((float) margin))));
    }

    private static Operand<TFloat32> distances(
            Ops tf, Operand<TFloat32> one, Operand<TFloat32> other, double epsilon) {
        Operand<TFloat32> difference =
                tf.math.add(tf.math.sub(one, other), tf.constant((float) epsilon));
        Operand<TFloat32> square = rowSums(tf, tf.math.square(difference));
        return tf.math.sqrt(tf.math.maximum(square, tf.constant(MIN_SQUARE)));
    }

    /** Returns the cosines of corresponding rows of two matrices: (B, D), (B, D) to (B). */
    public static Operand<TFloat32> cosines(
            Ops tf, Operand<TFloat32> one, Operand<TFloat32> other) {
        return rowSums(tf, tf.math.mul(one, other));
    }

    /** Returns the average of two numbers. */
    public static Operand<TFloat32> average(
            Ops tf, Operand<TFloat32> one, Operand<TFloat32> other) {
        return tf.math.mul(tf.math.add(one, other), tf.constant(0.5f));
    }
}
