package io.mithridate.defenses.robust;

import io.mithridate.tensorflow.training.Batch;
import io.mithridate.tensorflow.training.Loss;
import io.mithridate.tensorflow.training.Losses;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.View;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * CLIP's loss, in which every so many epochs the nearest caption of a pool takes the place of a
 * picture's own.
 *
 * <p>In these epochs the text tower gets no gradient; its moments and its decay go on.
 *
 * @param images the pictures, augmented
 * @param captions the captions, augmented
 * @param pool of captions
 * @param every the epochs, counted from 1, that are multiples of this take the pool's
 * @param epochs how many there are
 */
record RoClipObjective(
        View.Images images, View.Captions captions, NeighbourPool pool, int every, int epochs)
        implements Objective {

    static final String POOLED = "pooled";

    @Override
    public List<View> views() {
        return List.of(images, captions);
    }

    @Override
    public Map<String, ScheduledNumber> scheduledNumbers() {
        return Map.of(
                POOLED,
                (step, steps) -> {
                    long epoch = step / (steps / epochs) + 1;
                    return epoch % every == 0 ? 1 : 0;
                });
    }

    @Override
    public Loss loss(Ops tf, Batch batch) {
        Operand<TFloat32> f = batch.of(images);
        Operand<TFloat32> t = batch.of(captions);
        Operand<TFloat32> scale = batch.logitScale();
        Operand<TFloat32> pooled = batch.scheduled(POOLED);
        Operand<TFloat32> toNearest = Losses.clip(tf, f, pool.nearest(tf, batch, f), scale);
        pool.enter(tf, batch, t, pooled);
        return Loss.sum(
                tf,
                new Loss.Term(
                        "clip",
                        tf.math.mul(
                                Losses.clip(tf, f, t, scale), tf.math.sub(tf.constant(1f), pooled)),
                        1),
                new Loss.Term("clip-to-pool", tf.math.mul(toNearest, pooled), 1));
    }
}
