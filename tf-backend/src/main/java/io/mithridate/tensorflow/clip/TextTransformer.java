package io.mithridate.tensorflow.clip;

import io.mithridate.tensorflow.graph.Initializer;
import io.mithridate.tensorflow.graph.Role;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * CLIP's text tower: a causal pre-norm transformer whose output is read where the end token is (<a
 * href="https://arxiv.org/abs/2103.00020">Radford et al., 2021</a>), under OpenAI's parameter names
 * and initialisation.
 *
 * <p>Only the end token's row of the last block is ever read, so only that row is computed there:
 * the same numbers for about half the work in a tower of two blocks.
 *
 * @param width of the residual stream; a multiple of {@code heads}
 * @param heads of each attention
 * @param layers number of blocks, at least 1
 * @param contextLength length of a row of token ids
 * @param vocabularySize number of token ids
 * @param embeddingDimension columns of the output
 */
record TextTransformer(
        int width,
        int heads,
        int layers,
        int contextLength,
        int vocabularySize,
        int embeddingDimension) {

    private static final float EXCLUDED = -1e9f;

    /**
     * Embeds texts.
     *
     * @param tokens (B, context)
     * @return (B, D)
     */
    Operand<TFloat32> embed(ForwardPass pass, Operand<TInt32> tokens) {
        Ops tf = pass.ops();
        int batch = Math.toIntExact(tokens.shape().get(0));
        Operand<TInt32> end = tf.math.argMax(tokens, tf.constant(1), TInt32.class);
        Operand<TFloat32> stream = embedded(pass, tokens, batch);
        for (int layer = 0; layer < layers - 1; layer++) {
            stream = block(pass, stream, batch, "transformer.resblocks." + layer);
        }
        Operand<TFloat32> last =
                lastBlock(pass, stream, end, batch, "transformer.resblocks." + (layers - 1));
        Operand<TFloat32> projection =
                pass.weight("text_projection", Math.pow(width, -0.5), width, embeddingDimension);
        return tf.linalg.matMul(pass.layerNorm(last, "ln_final"), projection);
    }

    /** Token and position embeddings: (B · context, width). */
    private Operand<TFloat32> embedded(ForwardPass pass, Operand<TInt32> tokens, int batch) {
        Ops tf = pass.ops();
        Operand<TFloat32> table =
                pass.weight("token_embedding.weight", 0.02, vocabularySize, width);
        Operand<TFloat32> places = pass.weight("positional_embedding", 0.01, contextLength, width);
        Operand<TFloat32> rows =
                tf.gather(
                        table,
                        tf.reshape(tokens, tf.constant(new int[] {batch * contextLength})),
                        tf.constant(0));
        Operand<TFloat32> shaped =
                tf.reshape(rows, tf.constant(new int[] {batch, contextLength, width}));
        return tf.reshape(
                tf.math.add(shaped, places), tf.constant(new int[] {batch * contextLength, width}));
    }

    private Operand<TFloat32> block(
            ForwardPass pass, Operand<TFloat32> stream, int batch, String name) {
        Ops tf = pass.ops();
        Operand<TFloat32> normed = pass.layerNorm(stream, name + ".ln_1");
        Operand<TFloat32> projected =
                tf.nn.biasAdd(
                        pass.timesTransposed(normed, inWeight(pass, name)), inBias(pass, name));
        List<Operand<TFloat32>> parts = thirds(tf, projected, 3, batch);
        Operand<TFloat32> mixed =
                attend(
                        tf,
                        parts.get(0),
                        parts.get(1),
                        parts.get(2),
                        tf.constant(causalMask()),
                        batch,
                        contextLength);
        return afterAttention(pass, stream, mixed, name);
    }

    private Operand<TFloat32> lastBlock(
            ForwardPass pass,
            Operand<TFloat32> stream,
            Operand<TInt32> end,
            int batch,
            String name) {
        Ops tf = pass.ops();
        int[] starts = IntStream.range(0, batch).map(row -> row * contextLength).toArray();
        Operand<TInt32> endRows = tf.math.add(tf.constant(starts), end);
        Operand<TFloat32> normed = pass.layerNorm(stream, name + ".ln_1");
        Operand<TFloat32> weight = inWeight(pass, name);
        Operand<TFloat32> bias = inBias(pass, name);
        Operand<TFloat32> keysAndValues =
                tf.nn.biasAdd(
                        pass.timesTransposed(normed, part(tf, weight, width, 2 * width)),
                        tf.slice(bias, tf.constant(new int[] {width}), length(tf, 2 * width)));
        Operand<TFloat32> atEnd = tf.gather(normed, endRows, tf.constant(0));
        Operand<TFloat32> queries =
                tf.nn.biasAdd(
                        pass.timesTransposed(atEnd, part(tf, weight, 0, width)),
                        tf.slice(bias, tf.constant(new int[] {0}), length(tf, width)));
        List<Operand<TFloat32>> parts = thirds(tf, keysAndValues, 2, batch);
        Operand<TFloat32> mixed =
                attend(
                        tf,
                        tf.reshape(
                                queries, tf.constant(new int[] {batch, heads, 1, width / heads})),
                        parts.get(0),
                        parts.get(1),
                        maskBehind(tf, end, batch),
                        batch,
                        1);
        return afterAttention(pass, tf.gather(stream, endRows, tf.constant(0)), mixed, name);
    }

    private Operand<TFloat32> inWeight(ForwardPass pass, String name) {
        return pass.weight(name + ".attn.in_proj_weight", Math.pow(width, -0.5), 3L * width, width);
    }

    private Operand<TFloat32> inBias(ForwardPass pass, String name) {
        return pass.variables()
                .get(name + ".attn.in_proj_bias", Role.BIAS, Initializer.zeros(), 3L * width);
    }

    private Operand<TFloat32> part(Ops tf, Operand<TFloat32> weight, int from, int rows) {
        return tf.slice(
                weight, tf.constant(new int[] {from, 0}), tf.constant(new int[] {rows, width}));
    }

    private static Operand<TInt32> length(Ops tf, int length) {
        return tf.constant(new int[] {length});
    }

    /** Splits (B · context, parts · width) into parts of (B, heads, context, width / heads). */
    private List<Operand<TFloat32>> thirds(
            Ops tf, Operand<TFloat32> projected, int parts, int batch) {
        int[] apart = {batch, contextLength, parts, heads, width / heads};
        Operand<TFloat32> turned =
                tf.linalg.transpose(
                        tf.reshape(projected, tf.constant(apart)),
                        tf.constant(new int[] {2, 0, 3, 1, 4}));
        return List.copyOf(tf.unstack(turned, (long) parts).output());
    }

    /** Attention: (B, heads, queries, width / heads) to (B · queries, width). */
    private Operand<TFloat32> attend(
            Ops tf,
            Operand<TFloat32> queries,
            Operand<TFloat32> keys,
            Operand<TFloat32> values,
            Operand<TFloat32> mask,
            int batch,
            int rows) {
        float scale = (float) Math.pow((double) width / heads, -0.5);
        Operand<TFloat32> scores =
                tf.train.batchMatMul(
                        tf.math.mul(queries, tf.constant(scale)),
                        keys,
                        TFloat32.class,
                        BatchMatMul.adjY(true));
        Operand<TFloat32> shares = tf.nn.softmax(tf.math.add(scores, mask));
        Operand<TFloat32> mixed = tf.train.batchMatMul(shares, values, TFloat32.class);
        return tf.reshape(
                tf.linalg.transpose(mixed, tf.constant(new int[] {0, 2, 1, 3})),
                tf.constant(new int[] {batch * rows, width}));
    }

    private Operand<TFloat32> afterAttention(
            ForwardPass pass, Operand<TFloat32> stream, Operand<TFloat32> mixed, String name) {
        Ops tf = pass.ops();
        double outStd = Math.pow(width, -0.5) * Math.pow(2.0 * layers, -0.5);
        Operand<TFloat32> attended =
                tf.math.add(stream, pass.linear(mixed, name + ".attn.out_proj", width, outStd));
        Operand<TFloat32> normed = pass.layerNorm(attended, name + ".ln_2");
        Operand<TFloat32> hidden =
                pass.quickGelu(
                        pass.linear(
                                normed,
                                name + ".mlp.c_fc",
                                4L * width,
                                Math.pow(2.0 * width, -0.5)));
        return tf.math.add(attended, pass.linear(hidden, name + ".mlp.c_proj", width, outStd));
    }

    /** What a position may not look at: everything after it. */
    private float[][] causalMask() {
        float[][] mask = new float[contextLength][contextLength];
        for (int row = 0; row < contextLength; row++) {
            for (int column = row + 1; column < contextLength; column++) {
                mask[row][column] = EXCLUDED;
            }
        }
        return mask;
    }

    /** The causal mask's row at the end token of each text: (B, 1, 1, context). */
    private Operand<TFloat32> maskBehind(Ops tf, Operand<TInt32> end, int batch) {
        Operand<TInt32> places = tf.constant(IntStream.range(0, contextLength).toArray());
        Operand<TInt32> ends = tf.reshape(end, tf.constant(new int[] {batch, 1, 1, 1}));
        return tf.math.mul(
                tf.dtypes.cast(tf.math.greater(places, ends), TFloat32.class),
                tf.constant(EXCLUDED));
    }
}
