package io.mithridate.defenses.robust;

import io.mithridate.tensorflow.training.Batch;
import io.mithridate.tensorflow.training.Loss;
import io.mithridate.tensorflow.training.Losses;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.View;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * SafeCLIP's two losses, of which a step has one. With f, t the pictures and captions of one view,
 * f′, t′ those of another, and n(x) the nearest to x in a pool of its kind, or x itself:
 *
 * <pre>
 * in-modal     ½ [ InfoNCE(f′, n(f)) + InfoNCE(t′, n(t)) ]
 * cross-modal  ½ [ InfoNCE(f, t′) + InfoNCE(t, f′) ]
 * </pre>
 *
 * @param images one view of the pictures
 * @param otherImages another
 * @param captions one view of the captions
 * @param otherCaptions another
 * @param pools of pictures and of captions, if there are pools
 */
record SafeClipObjective(
        View.Images images,
        View.Images otherImages,
        View.Captions captions,
        View.Captions otherCaptions,
        Optional<Pools> pools)
        implements Objective {

    /** A pool of pictures and one of captions. */
    record Pools(NeighbourPool images, NeighbourPool captions) {}

    @Override
    public List<View> views() {
        return List.of(images, otherImages, captions, otherCaptions);
    }

    @Override
    public Loss loss(Ops tf, Batch batch) {
        Operand<TFloat32> f = batch.of(images);
        Operand<TFloat32> otherF = batch.of(otherImages);
        Operand<TFloat32> t = batch.of(captions);
        Operand<TFloat32> otherT = batch.of(otherCaptions);
        Operand<TFloat32> scale = batch.logitScale();
        Operand<TFloat32> inModalOn = batch.scheduled(SafeClipPolicy.IN_MODAL);
        Operand<TFloat32> nearImages = f;
        Operand<TFloat32> nearCaptions = t;
        if (pools.isPresent()) {
            nearImages = near(tf, batch, pools.get().images(), f, inModalOn);
            nearCaptions = near(tf, batch, pools.get().captions(), t, inModalOn);
        }
        Operand<TFloat32> inModal =
                Losses.inModal(tf, otherF, nearImages, otherT, nearCaptions, scale);
        Operand<TFloat32> crossModal =
                Losses.half(
                        tf,
                        Losses.infoNce(tf, f, otherT, scale),
                        Losses.infoNce(tf, t, otherF, scale));
        return Loss.sum(
                tf,
                new Loss.Term("in-modal", tf.math.mul(inModal, inModalOn), 1),
                new Loss.Term(
                        "cross-modal",
                        tf.math.mul(crossModal, batch.scheduled(SafeClipPolicy.CROSS_MODAL)),
                        1));
    }

    /** The nearest before the batch enters; what is looked for is what enters. */
    private static Operand<TFloat32> near(
            Ops tf,
            Batch batch,
            NeighbourPool pool,
            Operand<TFloat32> rows,
            Operand<TFloat32> open) {
        Operand<TFloat32> nearest = pool.nearest(tf, batch, rows);
        pool.enter(tf, batch, rows, open);
        return nearest;
    }
}
