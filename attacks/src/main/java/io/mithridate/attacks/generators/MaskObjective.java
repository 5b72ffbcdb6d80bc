package io.mithridate.attacks.generators;

import io.mithridate.attacks.networks.Colours;
import io.mithridate.tensorflow.training.Batch;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.View;
import io.mithridate.tensorflow.training.loss.Loss;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Trains the mask network to cover little, and different parts in different pictures.
 *
 * <p>The loss is 100 · mean of relu(m − density) + {@link Diversity} of the masks.
 *
 * @param density the fraction of a picture that a mask may cover at no cost
 */
record MaskObjective(double density) implements Objective {

    private static final View.Images PICTURES = View.images();
    private static final double NORM_WEIGHT = 100;

    @Override
    public List<View> views() {
        return List.of(PICTURES);
    }

    @Override
    public Loss loss(Ops tf, Batch batch) {
        Operand<TFloat32> pictures = Colours.fractions(tf, batch.pixels(PICTURES));
        Operand<TFloat32> masks = MaskedPattern.mask(batch.network(), pictures);
        return Loss.sum(
                tf,
                new Loss.Term("norm", norm(tf, masks, density), NORM_WEIGHT),
                new Loss.Term("diversity", Diversity.loss(tf, pictures, masks), 1));
    }

    /** Returns the mean amount by which mask values exceed a density, as a scalar. */
    static Operand<TFloat32> norm(Ops tf, Operand<TFloat32> masks, double density) {
        return tf.math.mean(
                tf.nn.relu(tf.math.sub(masks, tf.constant((float) density))),
                tf.constant(new int[] {0, 1, 2, 3}));
    }
}
