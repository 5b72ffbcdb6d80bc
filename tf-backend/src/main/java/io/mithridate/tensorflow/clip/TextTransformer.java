package io.mithridate.tensorflow.clip;

import java.util.Optional;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * CLIP's text tower: a causal pre-norm transformer whose output is read where the end token is (<a
 * href="https://arxiv.org/abs/2103.00020">Radford et al., 2021</a>), under OpenAI's parameter names
 * and initialisation.
 *
 * @param blocks the transformer
 * @param contextLength length of a row of token ids
 * @param vocabularySize number of token ids
 * @param embeddingDimension columns of the output
 */
record TextTransformer(
        Transformer blocks, int contextLength, int vocabularySize, int embeddingDimension) {

    /** What the names of its blocks' parameters begin with. */
    static final String BLOCKS = "transformer";

    private static final float EXCLUDED = -1e9f;

    /** The causal mask grows with the square of a row's length; OpenAI's rows have 77 tokens. */
    private static final int LONGEST_CONTEXT = 4096;

    /**
     * Refuses a context whose causal mask alone would fill the memory, as a file may claim one.
     *
     * @throws IllegalArgumentException if it is too long
     */
    static void requireContext(int contextLength) {
        if (contextLength > LONGEST_CONTEXT) {
            throw new IllegalArgumentException(
                    "rows of %d tokens; at most %d are possible"
                            .formatted(contextLength, LONGEST_CONTEXT));
        }
    }

    /**
     * Embeds texts.
     *
     * @param tokens (B, context)
     * @return (B, D)
     */
    Operand<TFloat32> embed(ForwardPass pass, Operand<TInt32> tokens) {
        Ops tf = pass.ops();
        int batch = Math.toIntExact(tokens.shape().get(0));
        int width = blocks.width();
        Operand<TInt32> end = tf.math.argMax(tokens, tf.constant(1), TInt32.class);
        int[] starts = IntStream.range(0, batch).map(row -> row * contextLength).toArray();
        Operand<TInt32> endRows = tf.math.add(tf.constant(starts), end);
        Operand<TFloat32> atEnd =
                blocks.read(
                        pass,
                        embedded(pass, tokens, batch),
                        new Transformer.Rows(batch, contextLength),
                        Optional.of(tf.constant(causalMask())),
                        new Transformer.Readout(
                                rows -> tf.gather(rows, endRows, tf.constant(0)),
                                Optional.of(maskBehind(tf, end, batch))));
        Operand<TFloat32> projection =
                pass.weight("text_projection", Math.pow(width, -0.5), width, embeddingDimension);
        return tf.linalg.matMul(pass.layerNorm(atEnd, "ln_final"), projection);
    }

    /** Token and position embeddings: (B · context, width). */
    private Operand<TFloat32> embedded(ForwardPass pass, Operand<TInt32> tokens, int batch) {
        Ops tf = pass.ops();
        int width = blocks.width();
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

    /** The causal mask's row at the end token of each text: (B, 1, context). */
    private Operand<TFloat32> maskBehind(Ops tf, Operand<TInt32> end, int batch) {
        Operand<TInt32> places = tf.constant(IntStream.range(0, contextLength).toArray());
        Operand<TInt32> ends = tf.reshape(end, tf.constant(new int[] {batch, 1, 1}));
        return tf.math.mul(
                tf.dtypes.cast(tf.math.greater(places, ends), TFloat32.class),
                tf.constant(EXCLUDED));
    }
}
