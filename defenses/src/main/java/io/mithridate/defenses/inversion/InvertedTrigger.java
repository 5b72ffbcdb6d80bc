package io.mithridate.defenses.inversion;

import io.mithridate.api.data.Image;
import io.mithridate.tensorflow.clip.Pixels;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A trigger found by a search. A picture x with the trigger is (1 − M) x + M T.
 *
 * @param side the side S of the model's input pictures
 * @param mask the mask M, (S, S, 3), from 0 to 1
 * @param levels the trigger T, (S, S, 3), in gray levels
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record InvertedTrigger(int side, float[] mask, float[] levels) {

    /**
     * Returns the trigger given by the variables of an {@link InversionObjective}.
     *
     * @param normalized the trigger as the model sees it
     */
    static InvertedTrigger of(int side, float[] mask, float[] normalized) {
        float[] levels = new float[normalized.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = Pixels.level(normalized[i], i % Image.CHANNELS);
        }
        return new InvertedTrigger(side, mask, levels);
    }

    /** Returns the share of a picture that the trigger covers, from 0 to 1. */
    double share() {
        double sum = 0;
        for (float covered : mask) {
            sum += covered;
        }
        return sum / mask.length;
    }

    /**
     * Returns pictures with the trigger.
     *
     * @param pictures (N, S, S, 3), gray levels
     */
    float[] applyTo(float[] pictures) {
        float[] triggered = new float[pictures.length];
        for (int i = 0; i < triggered.length; i++) {
            float covered = mask[i % mask.length];
            triggered[i] = (1 - covered) * pictures[i] + covered * levels[i % mask.length];
        }
        return triggered;
    }

    /** Returns pictures with the trigger in a graph. */
    Operand<TFloat32> applyTo(Ops tf, Operand<TFloat32> pictures) {
        return mix(tf, pictures, constant(tf, mask), constant(tf, levels));
    }

    private Operand<TFloat32> constant(Ops tf, float[] values) {
        return tf.reshape(tf.constant(values), tf.constant(new int[] {side, side, Image.CHANNELS}));
    }

    /** Returns (1 − M) x + M T for pictures x, a mask M and a trigger T. */
    static Operand<TFloat32> mix(
            Ops tf, Operand<TFloat32> pictures, Operand<TFloat32> mask, Operand<TFloat32> levels) {
        return tf.math.add(
                tf.math.mul(tf.math.sub(tf.constant(1f), mask), pictures),
                tf.math.mul(mask, levels));
    }
}
