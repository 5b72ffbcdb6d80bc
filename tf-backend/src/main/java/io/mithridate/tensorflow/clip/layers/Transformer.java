package io.mithridate.tensorflow.clip.layers;

import io.mithridate.tensorflow.graph.Initializer;
import io.mithridate.tensorflow.graph.Role;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The blocks of CLIP's transformers, with OpenAI's parameter names. A block consists of attention
 * and a perceptron, each applied after a layer norm and added to the stream (<a
 * href="https://arxiv.org/abs/1706.03762">Vaswani et al., 2017</a>; layer norm first as in GPT-2).
 *
 * <p>Only one row per sample is read from the last block's output, so only that row is computed
 * there. This gives the same numbers and saves a large part of that block's work.
 *
 * @param name the prefix of the parameters' names, e.g. {@code visual.transformer}
 * @param width width of the stream; a multiple of {@code heads}
 * @param heads number of attention heads in each block
 * @param layers number of blocks, at least 1
 * @param activation the activation of the perceptron
 * @param initializers the initializers of each block's parameters
 */
public record Transformer(
        String name,
        int width,
        int heads,
        int layers,
        Activation activation,
        BlockInitializers initializers) {

    private static final int QUERIES_KEYS_VALUES = 3;

    /**
     * The layout of the stream's rows: samples and tokens.
     *
     * @param batch B, the number of samples
     * @param tokens L, the number of tokens per sample; -1 if unknown until a batch is fed
     */
    public record Rows(int batch, int tokens) {}

    /**
     * The selection of the row that is read from each sample.
     *
     * @param rows returns these rows, (B, W), given all rows, (B · L, W)
     * @param mask (B, 1, L), added to the logits of these rows if present
     */
    public record Readout(
            UnaryOperator<Operand<TFloat32>> rows, Optional<Operand<TFloat32>> mask) {}

    /**
     * Builds the blocks.
     *
     * @param stream (B · L, W)
     * @param mask (L, L), added to the logits of all blocks but the last, if present
     * @return (B, W)
     */
    public Operand<TFloat32> read(
            ForwardPass pass,
            Operand<TFloat32> stream,
            Rows shape,
            Optional<Operand<TFloat32>> mask,
            Readout readout) {
        Operand<TFloat32> passed = stream;
        for (int layer = 0; layer < layers - 1; layer++) {
            passed = block(pass, passed, shape, mask, name + ".resblocks." + layer);
            pass.blockDone(passed, shape.batch());
        }
        Operand<TFloat32> read =
                lastBlock(pass, passed, shape, readout, name + ".resblocks." + (layers - 1));
        pass.blockDone(read, shape.batch());
        return read;
    }

    private Operand<TFloat32> block(
            ForwardPass pass,
            Operand<TFloat32> stream,
            Rows shape,
            Optional<Operand<TFloat32>> mask,
            String block) {
        Ops tf = pass.ops();
        Operand<TFloat32> normed = pass.layerNorm(stream, block + ".ln_1");
        Operand<TFloat32> projected =
                tf.nn.biasAdd(
                        pass.timesTransposed(normed, inWeight(pass, block)), inBias(pass, block));
        int[] split = {shape.batch(), shape.tokens(), QUERIES_KEYS_VALUES, heads, width / heads};
        Operand<TFloat32> byHead =
                tf.linalg.transpose(
                        tf.reshape(projected, tf.constant(split)),
                        tf.constant(new int[] {2, 0, 3, 1, 4}));
        List<Operand<TFloat32>> parts =
                List.copyOf(tf.unstack(byHead, (long) QUERIES_KEYS_VALUES).output());
        Operand<TFloat32> mixed = attend(pass, parts.get(0), parts.get(1), parts.get(2), mask);
        Operand<TFloat32> rows =
                tf.reshape(
                        tf.linalg.transpose(mixed, tf.constant(new int[] {0, 2, 1, 3})),
                        tf.constant(new int[] {-1, width}));
        return finishBlock(pass, stream, rows, block);
    }

    /**
     * Applies attention. Queries, keys, values and the result have shape (B, heads, L, W / heads),
     * and the mask (L, L).
     */
    private Operand<TFloat32> attend(
            ForwardPass pass,
            Operand<TFloat32> queries,
            Operand<TFloat32> keys,
            Operand<TFloat32> values,
            Optional<Operand<TFloat32>> mask) {
        Ops tf = pass.ops();
        float scale = (float) Math.pow((double) width / heads, -0.5);
        Operand<TFloat32> logits =
                pass.timesEachTransposed(tf.math.mul(queries, tf.constant(scale)), keys);
        Operand<TFloat32> shares =
                tf.nn.softmax(mask.isPresent() ? tf.math.add(logits, mask.get()) : logits);
        return pass.timesEach(shares, values);
    }

    private Operand<TFloat32> lastBlock(
            ForwardPass pass, Operand<TFloat32> stream, Rows shape, Readout readout, String block) {
        Ops tf = pass.ops();
        Operand<TFloat32> normed = pass.layerNorm(stream, block + ".ln_1");
        List<Operand<TFloat32>> weights = thirds(tf, inWeight(pass, block));
        List<Operand<TFloat32>> biases = thirds(tf, inBias(pass, block));
        Operand<TFloat32> queries =
                tf.nn.biasAdd(
                        pass.timesTransposed(readout.rows().apply(normed), weights.get(0)),
                        biases.get(0));
        Operand<TFloat32> mixed =
                new SingleQueryAttention(heads)
                        .attend(
                                pass,
                                queries,
                                tf.reshape(
                                        normed,
                                        tf.constant(
                                                new int[] {shape.batch(), shape.tokens(), width})),
                                new SingleQueryAttention.Projections(
                                        weights.get(1),
                                        biases.get(1),
                                        weights.get(2),
                                        biases.get(2)),
                                readout.mask());
        return finishBlock(pass, readout.rows().apply(stream), mixed, block);
    }

    private static List<Operand<TFloat32>> thirds(Ops tf, Operand<TFloat32> joint) {
        return List.copyOf(tf.split(tf.constant(0), joint, (long) QUERIES_KEYS_VALUES).output());
    }

    private Operand<TFloat32> inWeight(ForwardPass pass, String block) {
        return pass.weight(
                block + ".attn.in_proj_weight",
                initializers.in(),
                (long) QUERIES_KEYS_VALUES * width,
                width);
    }

    private Operand<TFloat32> inBias(ForwardPass pass, String block) {
        return pass.variables()
                .get(
                        block + ".attn.in_proj_bias",
                        Role.BIAS,
                        Initializer.zeros(),
                        (long) QUERIES_KEYS_VALUES * width);
    }

    private Operand<TFloat32> finishBlock(
            ForwardPass pass, Operand<TFloat32> stream, Operand<TFloat32> mixed, String block) {
        Ops tf = pass.ops();
        Operand<TFloat32> attended =
                tf.math.add(
                        stream,
                        pass.linear(
                                mixed,
                                block + ".attn.out_proj",
                                width,
                                initializers.out(),
                                Initializer.zeros()));
        Operand<TFloat32> widened =
                pass.linear(
                        pass.layerNorm(attended, block + ".ln_2"),
                        block + ".mlp.c_fc",
                        (long) BlockInitializers.EXPANSION * width,
                        initializers.widen(),
                        initializers.widenBias());
        return tf.math.add(
                attended,
                pass.linear(
                        activation.of(tf, widened),
                        block + ".mlp.c_proj",
                        width,
                        initializers.narrow(),
                        initializers.narrowBias()));
    }
}
