package io.mithridate.tensorflow.clip.layers;

import io.mithridate.tensorflow.graph.Initializer;
import io.mithridate.tensorflow.graph.Role;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * CLIP's attention pool: the average over all positions attends to itself and to every position,
 * and the result is projected to the embedding.
 *
 * @param heads the number of heads; a divisor of the number of channels
 * @param name the prefix of its parameters' names
 */
public record AttentionPool(int heads, String name) {

    /**
     * Pools the features of each picture.
     *
     * @param features (B, S, S, C)
     * @return (B, outputs)
     */
    public Operand<TFloat32> pool(ForwardPass pass, Operand<TFloat32> features, int outputs) {
        Ops tf = pass.ops();
        int batch = Math.toIntExact(features.shape().get(0));
        int side = Math.toIntExact(features.shape().get(1));
        int channels = Math.toIntExact(features.shape().get(3));
        double scale = Math.pow(channels, -0.5);
        Operand<TFloat32> places =
                tf.reshape(features, tf.constant(new int[] {batch, side * side, channels}));
        Operand<TFloat32> average = tf.math.mean(places, tf.constant(1), Mean.keepDims(true));
        Operand<TFloat32> positions =
                pass.weight(
                        name + ".positional_embedding", scale, (long) side * side + 1, channels);
        Operand<TFloat32> tokens =
                tf.math.add(tf.concat(List.of(average, places), tf.constant(1)), positions);
        Operand<TFloat32> first = pass.first(tokens, batch, channels);
        Initializer weights = Initializer.normal(scale);
        Initializer biases = TorchDefaults.uniform(channels);
        Operand<TFloat32> queries = pass.linear(first, name + ".q_proj", channels, weights, biases);
        Operand<TFloat32> attended =
                new SingleQueryAttention(heads)
                        .attend(
                                pass,
                                queries,
                                tokens,
                                projections(pass, channels),
                                Optional.empty());
        return pass.linear(attended, name + ".c_proj", outputs, weights, biases);
    }

    private SingleQueryAttention.Projections projections(ForwardPass pass, int channels) {
        return new SingleQueryAttention.Projections(
                weight(pass, ".k_proj", channels),
                bias(pass, ".k_proj", channels),
                weight(pass, ".v_proj", channels),
                bias(pass, ".v_proj", channels));
    }

    private Operand<TFloat32> weight(ForwardPass pass, String projection, int channels) {
        return pass.weight(
                name + projection + ".weight", Math.pow(channels, -0.5), channels, channels);
    }

    private Operand<TFloat32> bias(ForwardPass pass, String projection, int channels) {
        return pass.variables()
                .get(
                        name + projection + ".bias",
                        Role.BIAS,
                        TorchDefaults.uniform(channels),
                        channels);
    }
}
