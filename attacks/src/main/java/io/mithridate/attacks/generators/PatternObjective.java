package io.mithridate.attacks.generators;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.model.Embeddings;
import io.mithridate.attacks.networks.Colours;
import io.mithridate.tensorflow.training.Batch;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.View;
import io.mithridate.tensorflow.training.loss.Loss;
import io.mithridate.tensorflow.training.loss.Losses;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Trains the pattern network against a frozen surrogate: a picture with its own trigger should be
 * classified as the target, and a picture with another picture's trigger should keep its embedding.
 *
 * <p>The loss is the sum of three terms: the cross-entropy of zero-shot classification as the
 * target; 1 − the cosine between the clean picture and the picture with the next picture's trigger;
 * and the {@link Diversity} of the patterns.
 *
 * @param classes the embeddings of the classes, one row of unit length per class
 * @param target the index of the target class
 * @param masks the parameters of the mask network, which is frozen
 */
record PatternObjective(Embeddings classes, int target, Map<String, NumberArray> masks)
        implements Objective {

    private static final View.Images PICTURES = View.images();
    private static final float WHITE = 255;

    @Override
    public List<View> views() {
        return List.of(PICTURES);
    }

    @Override
    public Map<String, NumberArray> frozenNetworks() {
        return masks;
    }

    @Override
    public Loss loss(Ops tf, Batch batch) {
        Operand<TFloat32> pictures = Colours.fractions(tf, batch.pixels(PICTURES));
        Operand<TFloat32> mask = MaskedPattern.mask(batch.frozenNetwork(), pictures);
        Operand<TFloat32> pattern = MaskedPattern.PATTERN.generate(batch.network(), pictures);
        Operand<TFloat32> own = embed(tf, batch, MaskedPattern.blend(tf, pictures, pattern, mask));
        Operand<TFloat32> crossed =
                embed(
                        tf,
                        batch,
                        MaskedPattern.blend(
                                tf,
                                pictures,
                                Diversity.nextPictures(tf, pattern),
                                Diversity.nextPictures(tf, mask)));
        Operand<TFloat32> clean = embed(tf, batch, pictures);
        return Loss.sum(
                tf,
                new Loss.Term(
                        "classification",
                        Losses.targetClass(
                                tf,
                                own,
                                tf.constant(
                                        Shape.of(classes.count(), classes.dimension()),
                                        DataBuffers.of(classes.values())),
                                batch.logitScale(),
                                target),
                        1),
                new Loss.Term("cross", meanCosineDistance(tf, crossed, clean), 1),
                new Loss.Term("diversity", Diversity.loss(tf, pictures, pattern), 1));
    }

    private static Operand<TFloat32> embed(Ops tf, Batch batch, Operand<TFloat32> fractions) {
        return batch.embed(tf.math.mul(fractions, tf.constant(WHITE)));
    }

    /** Returns 1 − the mean cosine of corresponding rows of unit length, as a scalar. */
    private static Operand<TFloat32> meanCosineDistance(
            Ops tf, Operand<TFloat32> rows, Operand<TFloat32> others) {
        return tf.math.sub(
                tf.constant(1f),
                tf.math.mean(
                        tf.reduceSum(tf.math.mul(rows, others), tf.constant(1)), tf.constant(0)));
    }
}
