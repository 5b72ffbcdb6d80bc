package io.mithridate.attacks.generators;

import io.mithridate.attacks.networks.Colours;
import io.mithridate.tensorflow.training.Loss;
import io.mithridate.tensorflow.training.NetworkBatch;
import io.mithridate.tensorflow.training.NetworkObjective;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Trains the mask's network: little is covered, and not the same in different pictures.
 *
 * <p>100 · mean of relu(m − density) + {@link Diversity} of the masks.
 *
 * @param density what is free of cost
 */
record MaskObjective(double density) implements NetworkObjective {

    private static final double WEIGHT_OF_NORM = 100;

    @Override
    public Loss loss(Ops tf, NetworkBatch batch) {
        Operand<TFloat32> pictures = Colours.fractions(tf, batch.pictures());
        Operand<TFloat32> masks = MaskedPattern.mask(batch.pass(), pictures);
        return Loss.sum(
                tf,
                new Loss.Term("norm", norm(tf, masks, density), WEIGHT_OF_NORM),
                new Loss.Term("diversity", Diversity.of(tf, pictures, masks), 1));
    }

    /** The mean of what masks cover above a density, a scalar. */
    static Operand<TFloat32> norm(Ops tf, Operand<TFloat32> masks, double density) {
        return tf.math.mean(
                tf.nn.relu(tf.math.sub(masks, tf.constant((float) density))),
                tf.constant(new int[] {0, 1, 2, 3}));
    }
}
