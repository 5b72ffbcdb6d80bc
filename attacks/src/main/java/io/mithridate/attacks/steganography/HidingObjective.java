package io.mithridate.attacks.steganography;

import io.mithridate.attacks.networks.Colours;
import io.mithridate.tensorflow.training.Batch;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.View;
import io.mithridate.tensorflow.training.loss.Loss;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Trains the encoder and the decoder together: random bits, drawn separately for each picture,
 * should be readable from disturbed pictures and as invisible as possible.
 *
 * <p>The loss is the binary cross-entropy of the bits plus λ · ρ times the mean squared difference
 * in YUV, with colors from 0 to 1. λ is 0 in the first 15 % of the steps (300 of 2 000) and rises
 * to 50 in the next 35 % (700). ρ, our choice, measures how well the batch's bits are read, from 0
 * for random guesses to 1. Without ρ, networks that have not learned to hide bits by the time that
 * λ rises learn to leave pictures unchanged.
 *
 * @param encoder hides the bits
 * @param decoder reads the bits
 */
record HidingObjective(SecretEncoder encoder, SecretDecoder decoder) implements Objective {

    private static final View.Images PICTURES = View.images();
    private static final String LAMBDA = "lambda";
    private static final double MAX_LAMBDA = 50;
    private static final double WAIT_SHARE = 0.15;
    private static final double RISE_SHARE = 0.35;

    @Override
    public List<View> views() {
        return List.of(PICTURES);
    }

    @Override
    public Loss loss(Ops tf, Batch batch) {
        Operand<TFloat32> clean = Colours.fractions(tf, batch.pixels(PICTURES));
        Operand<TFloat32> secrets =
                tf.math.floor(
                        tf.math.mul(
                                tf.random.statelessRandomUniform(
                                        tf.constant(new int[] {batch.size(), decoder.bits()}),
                                        batch.seed("secrets"),
                                        TFloat32.class),
                                tf.constant(2f)));
        Operand<TFloat32> stamped =
                Colours.clipped(tf, encoder.hide(batch.network(), clean, secrets));
        Operand<TFloat32> logits =
                decoder.read(batch.network(), Disturbance.disturb(tf, stamped, batch));
        Operand<TFloat32> bits = HidingLosses.crossEntropy(tf, logits, secrets);
        Operand<TFloat32> visibility = HidingLosses.visibility(tf, stamped, clean);
        Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
        terms.put("bits", bits);
        terms.put("visibility", visibility);
        Operand<TFloat32> weight =
                tf.math.mul(
                        batch.scheduled(LAMBDA),
                        tf.stopGradient(HidingLosses.readability(tf, bits)));
        return new Loss(tf.math.add(bits, tf.math.mul(visibility, weight)), terms);
    }

    @Override
    public Map<String, ScheduledNumber> scheduledNumbers() {
        return Map.of(LAMBDA, HidingObjective::lambda);
    }

    /** Returns λ after {@code step} of {@code steps} steps. */
    static double lambda(long step, long steps) {
        double risen = ((double) step / steps - WAIT_SHARE) / RISE_SHARE;
        return MAX_LAMBDA * Math.max(0, Math.min(1, risen));
    }
}
