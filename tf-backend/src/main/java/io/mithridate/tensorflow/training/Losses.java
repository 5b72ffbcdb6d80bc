package io.mithridate.tensorflow.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.core.Sum;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The building blocks of contrastive training and of the defenses that change it.
 *
 * <p>Throughout, embeddings are rows of unit length, shape (B, D) or (K, D) with a static number of
 * rows; row i of one belongs to row i of the other. The scale s is the scalar that cosines are
 * multiplied with, exp of the learnt logarithm. Every loss is a scalar. Gradients flow into every
 * operand; {@code tf.stopGradient} keeps one out.
 */
public final class Losses {

    /** Takes a logit out of a softmax in single precision without making it infinite. */
    private static final float EXCLUDED = -1e9f;

    /** Keeps the gradient of a distance of zero from being infinite. */
    private static final float SMALLEST_SQUARE = 1e-24f;

    private Losses() {}

    /** Which negative sub-captions an image is held against. */
    public enum Negatives {
        /** Those of all samples. */
        ALL,
        /** The sample's own. */
        OWN,
        /** None: only the other samples' positives. */
        NONE
    }

    /**
     * InfoNCE: each query against the keys of all rows (<a
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
     * CLIP's symmetric contrastive loss (<a href="https://arxiv.org/abs/2103.00020">Radford et al.,
     * 2021</a>).
     *
     * <pre>
     * ½ [ InfoNCE(images, texts) + InfoNCE(texts, images) ]
     * </pre>
     */
    public static Operand<TFloat32> clip(
            Ops tf, Operand<TFloat32> images, Operand<TFloat32> texts, Operand<TFloat32> scale) {
        return half(tf, infoNce(tf, images, texts, scale), infoNce(tf, texts, images, scale));
    }

    /**
     * CLIP's loss with false negatives left out: where two samples of the batch have the same
     * caption, neither stands in the other's denominator.
     *
     * <pre>
     * ½ · −1/B Σᵢ log [ exp(s⟨Iᵢ,Tᵢ⟩) / Σⱼ∈A(i) exp(s⟨Iᵢ,Tⱼ⟩) ]   and the same with I and T swapped,
     * A(i) = {i} ∪ {j : caption j differs from caption i}
     * </pre>
     *
     * <p>Without repeated captions it is {@link #clip(Ops, Operand, Operand, Operand)}.
     *
     * @param same (B, B): 1 where two samples have the same caption, on the diagonal too, else 0
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
        return half(
                tf,
                mean(tf, crossEntropy(tf, imageToText, identity)),
                mean(tf, crossEntropy(tf, textToImage, identity)));
    }

    /**
     * CLIP's loss over some of the samples: the others stand in no row and in no denominator.
     * Without any the loss is 0.
     *
     * @param weights (B): 1 for a sample that takes part, 0 for one that does not
     */
    public static Operand<TFloat32> clipAmong(
            Ops tf,
            Operand<TFloat32> images,
            Operand<TFloat32> texts,
            Operand<TFloat32> scale,
            Operand<TFloat32> weights) {
        return half(
                tf,
                subCaptionsToImage(tf, images, texts, weights, scale),
                subCaptionsToImage(tf, texts, images, weights, scale));
    }

    /**
     * How much pictures are like texts that they shall not be like, from CleanCLIP's code.
     *
     * <pre>
     * 1/K Σᵢ (⟨Iᵢ,Tᵢ⟩ + u)²
     * </pre>
     *
     * @param weights (B): 1 for the K samples that count, 0 for others
     * @param shift u: with 1 cosines are driven to −1, with −1 to 1
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
     * CleanCLIP's self-supervision within each modality (<a
     * href="https://arxiv.org/abs/2303.03323">Bansal et al., 2023</a>), from the original to the
     * augmented one only, as its authors' code has it: there is no term back, and originals are not
     * held against each other.
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
        return half(
                tf,
                infoNce(tf, images, augmentedImages, scale),
                infoNce(tf, texts, augmentedTexts, scale));
    }

    /**
     * TA-Cleaner's image-to-text alignment: an image is drawn to its positive sub-caption and away
     * from negative ones (reconstruction of <a href="https://arxiv.org/abs/2409.17601">Xun et al.,
     * 2024</a>).
     *
     * <pre>
     * −1/K Σᵢ log [ exp(s⟨Iᵢ,Pᵢ⟩) / ( Σⱼ exp(s⟨Iᵢ,Pⱼ⟩) + N(i) ) ]
     * N(i) = Σⱼ exp(s⟨Iᵢ,Nⱼ⟩) for ALL,   exp(s⟨Iᵢ,Nᵢ⟩) for OWN,   0 for NONE
     * </pre>
     *
     * <p>Rows of weight 0 are padding: they count neither as samples nor in any denominator, and K
     * is the number of the others. Without any the loss is 0.
     *
     * @param images (K, D), the samples that have sub-captions
     * @param positives (K, D)
     * @param negatives (K, D); not looked at for {@link Negatives#NONE}
     * @param weights (K): 1 for a sample, 0 for padding
     */
    public static Operand<TFloat32> imageToSubCaptions(
            Ops tf,
            Operand<TFloat32> images,
            Operand<TFloat32> positives,
            Operand<TFloat32> negatives,
            Operand<TFloat32> weights,
            Operand<TFloat32> scale,
            Negatives which) {
        return imageToSubCaptionsWithout(
                tf,
                images,
                positives,
                negatives,
                weights,
                scale,
                which,
                excludedColumns(tf, weights));
    }

    /**
     * The same with false negatives left out: where a positive is known to be true of another
     * sample's picture, it does not stand in that picture's denominator.
     *
     * @param truths (K, K): in row i and column j, 1 where positive j is known to be true of image
     *     i, else 0; its diagonal is not looked at
     */
    public static Operand<TFloat32> imageToSubCaptions(
            Ops tf,
            Operand<TFloat32> images,
            Operand<TFloat32> positives,
            Operand<TFloat32> negatives,
            Operand<TFloat32> weights,
            Operand<TFloat32> scale,
            Operand<TFloat32> truths,
            Negatives which) {
        return imageToSubCaptionsWithout(
                tf,
                images,
                positives,
                negatives,
                weights,
                scale,
                which,
                tf.math.add(excludedColumns(tf, weights), excludedBeside(tf, truths)));
    }

    private static Operand<TFloat32> imageToSubCaptionsWithout(
            Ops tf,
            Operand<TFloat32> images,
            Operand<TFloat32> positives,
            Operand<TFloat32> negatives,
            Operand<TFloat32> weights,
            Operand<TFloat32> scale,
            Negatives which,
            Operand<TFloat32> excludedPositives) {
        long count = rows(images);
        Operand<TFloat32> excluded = excludedColumns(tf, weights);
        Operand<TFloat32> toPositives =
                tf.math.add(logits(tf, images, positives, scale), excludedPositives);
        Operand<TFloat32> identity = identity(tf, count);
        Operand<TFloat32> perSample =
                switch (which) {
                    case NONE -> crossEntropy(tf, toPositives, identity);
                    case ALL ->
                            crossEntropy(
                                    tf,
                                    beside(
                                            tf,
                                            toPositives,
                                            tf.math.add(
                                                    logits(tf, images, negatives, scale),
                                                    excluded)),
                                    beside(tf, identity, tf.zerosLike(identity)));
                    case OWN ->
                            crossEntropy(
                                    tf,
                                    beside(tf, toPositives, own(tf, images, negatives, scale)),
                                    beside(
                                            tf,
                                            identity,
                                            tf.zeros(
                                                    tf.constant(new long[] {count, 1}),
                                                    TFloat32.class)));
                };
        return weightedMean(tf, perSample, weights);
    }

    /**
     * TA-Cleaner's text-to-image alignment: a positive sub-caption is drawn to its own image.
     *
     * <pre>
     * −1/K Σᵢ log [ exp(s⟨Pᵢ,Iᵢ⟩) / Σⱼ exp(s⟨Pᵢ,Iⱼ⟩) ]
     * </pre>
     *
     * @param positives (K, D)
     * @param images (K, D), of the same samples
     * @param weights (K): 1 for a sample, 0 for padding, which is left out everywhere
     */
    public static Operand<TFloat32> subCaptionsToImage(
            Ops tf,
            Operand<TFloat32> positives,
            Operand<TFloat32> images,
            Operand<TFloat32> weights,
            Operand<TFloat32> scale) {
        return subCaptionsToImageWithout(
                tf, positives, images, weights, scale, excludedColumns(tf, weights));
    }

    /**
     * The same with false negatives left out: where a positive is known to be true of another
     * sample's picture, that picture does not stand in the positive's denominator.
     *
     * @param truths (K, K): in row i and column j, 1 where positive j is known to be true of image
     *     i, else 0; its diagonal is not looked at
     */
    public static Operand<TFloat32> subCaptionsToImage(
            Ops tf,
            Operand<TFloat32> positives,
            Operand<TFloat32> images,
            Operand<TFloat32> weights,
            Operand<TFloat32> scale,
            Operand<TFloat32> truths) {
        Operand<TFloat32> ofPositives = tf.linalg.transpose(truths, tf.constant(new int[] {1, 0}));
        return subCaptionsToImageWithout(
                tf,
                positives,
                images,
                weights,
                scale,
                tf.math.add(excludedColumns(tf, weights), excludedBeside(tf, ofPositives)));
    }

    private static Operand<TFloat32> subCaptionsToImageWithout(
            Ops tf,
            Operand<TFloat32> positives,
            Operand<TFloat32> images,
            Operand<TFloat32> weights,
            Operand<TFloat32> scale,
            Operand<TFloat32> excluded) {
        Operand<TFloat32> logits = tf.math.add(logits(tf, positives, images, scale), excluded);
        return weightedMean(tf, crossEntropy(tf, logits, identity(tf, rows(positives))), weights);
    }

    /**
     * An image against one text and that text's own negative alone, as TSVLC has it (<a
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
                tf.math.sub(own(tf, images, negatives, scale), own(tf, images, texts, scale));
        Operand<TFloat32> perSample =
                tf.reshape(tf.math.softplus(gap), tf.constant(new long[] {rows(images)}));
        return weightedMean(tf, perSample, weights);
    }

    /**
     * A margin between the cosine to the positive and to the sample's own negative.
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
                tf.math.sub(cosines(tf, images, negatives), cosines(tf, images, positives));
        Operand<TFloat32> perSample = tf.nn.relu(tf.math.add(gap, tf.constant((float) margin)));
        return weightedMean(tf, perSample, weights);
    }

    /**
     * How far embeddings are from others: the mean squared Euclidean distance, from 0 to 4.
     *
     * <pre>
     * 1/B Σᵢ ‖aᵢ − bᵢ‖²
     * </pre>
     */
    public static Operand<TFloat32> squaredDistance(
            Ops tf, Operand<TFloat32> one, Operand<TFloat32> other) {
        return mean(tf, sumOfColumns(tf, tf.math.squaredDifference(one, other)));
    }

    /**
     * PAR's perturbation term, to be subtracted from the loss (PAR, "Perturb and Recover"): a
     * distance counts until it exceeds a threshold, from where on it is 0 and has no gradient.
     *
     * <pre>
     * h(d) = d if d ≤ threshold, else 0
     * </pre>
     */
    public static Operand<TFloat32> cutAt(Ops tf, Operand<TFloat32> distance, double threshold) {
        return tf.select(
                tf.math.lessEqual(distance, tf.constant((float) threshold)),
                distance,
                tf.zerosLike(distance));
    }

    /**
     * Cross-entropy of zero-shot classification to one class, the same for all pictures.
     *
     * <pre>
     * −1/B Σᵢ log [ exp(s⟨zᵢ,wₜ⟩) / Σₖ exp(s⟨zᵢ,wₖ⟩) ]
     * </pre>
     *
     * @param images z, (B, D)
     * @param classes w, one row of unit length for each class, (K, D)
     * @param target t, from 0 to K − 1
     */
    public static Operand<TFloat32> toClass(
            Ops tf,
            Operand<TFloat32> images,
            Operand<TFloat32> classes,
            Operand<TFloat32> scale,
            int target) {
        int[] labels = new int[Math.toIntExact(rows(images))];
        Arrays.fill(labels, target);
        Operand<TFloat32> oneHot =
                tf.oneHot(
                        tf.constant(labels),
                        tf.constant(Math.toIntExact(rows(classes))),
                        tf.constant(1f),
                        tf.constant(0f));
        return mean(tf, crossEntropy(tf, logits(tf, images, classes, scale), oneHot));
    }

    /**
     * Cross-entropy of a classifier.
     *
     * <pre>
     * −1/B Σᵢ log [ exp(zᵢ,y(i)) / Σₖ exp(zᵢₖ) ]
     * </pre>
     *
     * @param logits z, (B, K)
     * @param labels y, (B, 1): whole numbers from 0 to K − 1
     */
    public static Operand<TFloat32> classification(
            Ops tf, Operand<TFloat32> logits, Operand<TFloat32> labels) {
        Operand<TInt32> classes =
                tf.dtypes.cast(
                        tf.reshape(labels, tf.constant(new long[] {rows(labels)})), TInt32.class);
        Operand<TFloat32> oneHot =
                tf.oneHot(
                        classes,
                        tf.constant(Math.toIntExact(logits.shape().get(1))),
                        tf.constant(1f),
                        tf.constant(0f));
        return mean(tf, crossEntropy(tf, logits, oneHot));
    }

    /**
     * BadCLIP's triplet term (<a href="https://arxiv.org/abs/2311.12075">Liang et al., 2024</a>):
     * nearer to the positive than to the negative, by a margin.
     *
     * <pre>
     * 1/B Σᵢ max(0, ‖aᵢ − pᵢ + ε‖ − ‖aᵢ − nᵢ + ε‖ + m)
     * </pre>
     *
     * @param epsilon added to each difference: 0 for the distance itself, 1e-6 for PyTorch's
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
        Operand<TFloat32> square = sumOfColumns(tf, tf.math.square(difference));
        return tf.math.sqrt(tf.math.maximum(square, tf.constant(SMALLEST_SQUARE)));
    }

    private static Operand<TFloat32> logits(
            Ops tf, Operand<TFloat32> queries, Operand<TFloat32> keys, Operand<TFloat32> scale) {
        return tf.math.mul(tf.linalg.matMul(queries, keys, MatMul.transposeB(true)), scale);
    }

    /** The logits of each query to the key of its own row, as a column. */
    private static Operand<TFloat32> own(
            Ops tf, Operand<TFloat32> queries, Operand<TFloat32> keys, Operand<TFloat32> scale) {
        return tf.math.mul(
                tf.sum(tf.math.mul(queries, keys), tf.constant(1), Sum.keepDims(true)), scale);
    }

    /** The cosine of each row with that of another matrix: (B, D), (B, D) to (B). */
    public static Operand<TFloat32> cosines(
            Ops tf, Operand<TFloat32> one, Operand<TFloat32> other) {
        return sumOfColumns(tf, tf.math.mul(one, other));
    }

    private static Operand<TFloat32> sumOfColumns(Ops tf, Operand<TFloat32> matrix) {
        return tf.sum(matrix, tf.constant(1));
    }

    private static Operand<TFloat32> crossEntropy(
            Ops tf, Operand<TFloat32> logits, Operand<TFloat32> labels) {
        return tf.nn.softmaxCrossEntropyWithLogits(logits, labels).loss();
    }

    private static Operand<TFloat32> excludedColumns(Ops tf, Operand<TFloat32> weights) {
        return tf.math.mul(tf.math.sub(tf.onesLike(weights), weights), tf.constant(EXCLUDED));
    }

    /** Takes what a matrix of ones and zeros marks out of a softmax, but for the diagonal. */
    private static Operand<TFloat32> excludedBeside(Ops tf, Operand<TFloat32> marks) {
        Operand<TFloat32> others = tf.math.sub(tf.onesLike(marks), identity(tf, rows(marks)));
        return tf.math.mul(tf.math.mul(marks, others), tf.constant(EXCLUDED));
    }

    private static Operand<TFloat32> beside(
            Ops tf, Operand<TFloat32> left, Operand<TFloat32> right) {
        return tf.concat(List.of(left, right), tf.constant(1));
    }

    private static Operand<TFloat32> identity(Ops tf, long size) {
        int[] diagonal = IntStream.range(0, Math.toIntExact(size)).toArray();
        return tf.oneHot(
                tf.constant(diagonal),
                tf.constant(diagonal.length),
                tf.constant(1f),
                tf.constant(0f));
    }

    /** Half the sum of two numbers. */
    public static Operand<TFloat32> half(Ops tf, Operand<TFloat32> one, Operand<TFloat32> other) {
        return tf.math.mul(tf.math.add(one, other), tf.constant(0.5f));
    }

    private static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> perSample) {
        return tf.math.mean(perSample, tf.constant(0));
    }

    private static Operand<TFloat32> weightedMean(
            Ops tf, Operand<TFloat32> perSample, Operand<TFloat32> weights) {
        Operand<TFloat32> sum = tf.reduceSum(tf.math.mul(perSample, weights), tf.constant(0));
        Operand<TFloat32> count = tf.reduceSum(weights, tf.constant(0), ReduceSum.keepDims(false));
        return tf.math.div(sum, tf.math.maximum(count, tf.constant(1f)));
    }

    private static long rows(Operand<TFloat32> embeddings) {
        long rows = embeddings.shape().get(0);
        if (rows < 1) {
            throw new IllegalArgumentException(
                    "embeddings of shape %s; losses need a static number of rows"
                            .formatted(embeddings.shape()));
        }
        return rows;
    }
}
