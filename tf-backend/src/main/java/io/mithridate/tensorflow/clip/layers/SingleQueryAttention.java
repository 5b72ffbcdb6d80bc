package io.mithridate.tensorflow.clip.layers;

import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/**
 * Attention of one query per sample, without computing keys and values for every token.
 *
 * <p>With a single query q and attention weights a, both the key projection K x + k and the value
 * projection V x + v can be moved out of the sum over tokens x:
 *
 * <pre>
 * ⟨q, K x + k⟩ = ⟨Kᵀ q, x⟩ + ⟨q, k⟩        Σ a (V x + v) = V (Σ a x) + v        as Σ a = 1
 * </pre>
 *
 * <p>For L tokens of width W, a head therefore computes products of cost W² once per sample instead
 * of once per token. The results are the same up to rounding. ⟨q, k⟩ is equal for all tokens and
 * cancels in the softmax, so the true gradient of the keys' bias is zero in any implementation.
 *
 * @param heads the number of heads; a divisor of the width of the queries
 */
record SingleQueryAttention(int heads) {

    /**
     * The parameters of the two projections that are applied to tokens.
     *
     * @param keyWeight (C, W)
     * @param keyBias (C)
     * @param valueWeight (C, W)
     * @param valueBias (C)
     */
    record Projections(
            Operand<TFloat32> keyWeight,
            Operand<TFloat32> keyBias,
            Operand<TFloat32> valueWeight,
            Operand<TFloat32> valueBias) {}

    /**
     * Applies the attention.
     *
     * @param queries (B, C), projected, not scaled
     * @param tokens (B, L, W)
     * @param mask (B, 1, L), added to the logits if present
     * @return (B, C)
     */
    Operand<TFloat32> attend(
            ForwardPass pass,
            Operand<TFloat32> queries,
            Operand<TFloat32> tokens,
            Projections projections,
            Optional<Operand<TFloat32>> mask) {
        Ops tf = pass.ops();
        int batch = Math.toIntExact(queries.shape().get(0));
        int channels = Math.toIntExact(queries.shape().get(1));
        int width = Math.toIntExact(tokens.shape().get(2));
        int[] byHead = {batch, heads, channels / heads};
        int[] perHead = {heads, channels / heads, width};
        float scale = (float) Math.pow((double) channels / heads, -0.5);
        Operand<TFloat32> scaled = tf.math.mul(queries, tf.constant(scale));
        Operand<TFloat32> headQueries =
                pass.timesEach(
                        swapFirstAxes(tf, tf.reshape(scaled, tf.constant(byHead))),
                        tf.reshape(projections.keyWeight(), tf.constant(perHead)));
        Operand<TFloat32> biasLogits =
                tf.sum(
                        tf.reshape(tf.math.mul(scaled, projections.keyBias()), tf.constant(byHead)),
                        tf.constant(2),
                        Sum.keepDims(true));
        Operand<TFloat32> logits =
                tf.math.add(
                        pass.timesEachTransposed(swapFirstAxes(tf, headQueries), tokens),
                        biasLogits);
        Operand<TFloat32> shares =
                tf.nn.softmax(mask.isPresent() ? tf.math.add(logits, mask.get()) : logits);
        Operand<TFloat32> averagedTokens = pass.timesEach(shares, tokens);
        Operand<TFloat32> projected =
                pass.timesEachTransposed(
                        swapFirstAxes(tf, averagedTokens),
                        tf.reshape(projections.valueWeight(), tf.constant(perHead)));
        return tf.nn.biasAdd(
                tf.reshape(swapFirstAxes(tf, projected), tf.constant(new int[] {batch, channels})),
                projections.valueBias());
    }

    /** Converts (samples, heads, n) to (heads, samples, n), and back. */
    private static Operand<TFloat32> swapFirstAxes(Ops tf, Operand<TFloat32> operand) {
        return tf.linalg.transpose(operand, tf.constant(new int[] {1, 0, 2}));
    }
}
