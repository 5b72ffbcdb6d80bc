package io.mithridate.defenses.oracles;

import io.mithridate.tensorflow.training.Batch;
import io.mithridate.tensorflow.training.Loss;
import io.mithridate.tensorflow.training.Losses;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.View;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * CLIP's loss on the clean samples of a batch, and a repulsion on the triggered ones.
 *
 * <pre>
 * L = L_CLIP(clean) + w · mean over triggered (cosᵢ + u)²
 * </pre>
 *
 * <p>With u = 1 cosines to the target's captions are driven to −1. CleanCLIP's code has u = −1 by
 * default, which attracts.
 *
 * @param triggered one number for each pair: 1 if it is triggered, 0 if it is clean
 * @param weight w
 * @param compat whether u is −1
 */
record RepelObjective(View.Numbers triggered, double weight, boolean compat) implements Objective {

    private static final View.Images IMAGES = View.images();
    private static final View.Captions CAPTIONS = View.captions();

    @Override
    public List<View> views() {
        return List.of(IMAGES, CAPTIONS, triggered);
    }

    @Override
    public Loss loss(Ops tf, Batch batch) {
        Operand<TFloat32> images = batch.of(IMAGES);
        Operand<TFloat32> texts = batch.of(CAPTIONS);
        Operand<TFloat32> flags =
                tf.reshape(batch.numbers(triggered), tf.constant(new int[] {batch.size()}));
        Operand<TFloat32> clean = tf.math.sub(tf.constant(1f), flags);
        return Loss.sum(
                tf,
                new Loss.Term(
                        "clip", Losses.clipAmong(tf, images, texts, batch.logitScale(), clean), 1),
                new Loss.Term(
                        "repulsion",
                        Losses.squaredCosines(tf, images, texts, flags, compat ? -1 : 1),
                        weight));
    }
}
