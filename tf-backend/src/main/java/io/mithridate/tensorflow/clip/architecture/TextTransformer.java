package io.mithridate.tensorflow.clip.architecture;

import io.mithridate.tensorflow.clip.layers.ForwardPass;
import io.mithridate.tensorflow.clip.layers.Transformer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * CLIP's text tower: a causal pre-norm transformer whose output is read at the end token (<a
 * href="https://arxiv.org/abs/2103.00020">Radford et al., 2021</a>), with OpenAI's parameter names
 * and initialization.
 *
 * @param blocks the transformer
 * @param contextLength length of a row of token ids
 * @param vocabularySize number of token ids
 * @param embeddingDimension number of columns of the output
 */
record TextTransformer(
        Transformer blocks, int contextLength, int vocabularySize, int embeddingDimension) {

    /** The prefix of the names of the blocks' parameters. */
    static final String BLOCKS = "transformer";

    private static final float EXCLUDED = -1e9f;

    /**
     * The maximum context length: the causal mask grows with its square. OpenAI's models use 77
     * tokens.
     */
    private static final int MAX_CONTEXT = 4096;

    /**
     * Rejects a context length, e.g. from a damaged file, whose causal mask alone would fill the
     * memory.
     *
     * @throws IllegalArgumentException if the context is too long
     */
    static void requireContext(int contextLength) {
        if (contextLength > MAX_CONTEXT) {
            throw new IllegalArgumentException(
                    "rows of %d tokens; at most %d are possible"
                            .formatted(contextLength, MAX_CONTEXT));
        }
    }

    /**
     * Embeds texts.
     *
     * @param tokens (B, L); L is at most the context's length and may be unknown until a batch is
     *     fed
     * @return (B, D)
     */
    Operand<TFloat32> embed(ForwardPass pass, Operand<TInt32> tokens) {
        Ops tf = pass.ops();
        int batch = Math.toIntExact(tokens.shape().get(0));
        int width = blocks.width();
        Operand<TInt32> length =
                tf.slice(tf.shape(tokens), tf.constant(new int[] {1}), tf.constant(new int[] {1}));
        Operand<TInt32> end = tf.math.argMax(tokens, tf.constant(1), TInt32.class);
        Operand<TInt32> endRows =
                tf.math.add(
                        tf.math.mul(tf.constant(IntStream.range(0, batch).toArray()), length), end);
        Operand<TFloat32> atEnd =
                blocks.read(
                        pass,
                        inputEmbeddings(pass, tokens, length),
                        new Transformer.Rows(batch, Math.toIntExact(tokens.shape().get(1))),
                        Optional.of(causalMask(tf, length)),
                        new Transformer.Readout(
                                rows -> tf.gather(rows, endRows, tf.constant(0)),
                                Optional.of(maskAtEnd(tf, end, length))));
        Operand<TFloat32> projection =
                pass.weight("text_projection", Math.pow(width, -0.5), width, embeddingDimension);
        return pass.times(pass.layerNorm(atEnd, "ln_final"), projection);
    }

    /** Returns the sum of token and position embeddings: (B · L, width). */
    private Operand<TFloat32> inputEmbeddings(
            ForwardPass pass, Operand<TInt32> tokens, Operand<TInt32> length) {
        Ops tf = pass.ops();
        int width = blocks.width();
        Operand<TFloat32> table =
                pass.weight("token_embedding.weight", 0.02, vocabularySize, width);
        Operand<TFloat32> positionTable =
                pass.weight("positional_embedding", 0.01, contextLength, width);
        Operand<TFloat32> rows = tf.gather(table, tokens, tf.constant(0));
        Operand<TFloat32> usedPositions =
                tf.slice(
                        positionTable,
                        tf.constant(new int[] {0, 0}),
                        tf.concat(List.of(length, tf.constant(new int[] {width})), tf.constant(0)));
        return tf.reshape(tf.math.add(rows, usedPositions), tf.constant(new int[] {-1, width}));
    }

    /** Returns the mask that keeps each position from attending to later ones: (L, L). */
    private Operand<TFloat32> causalMask(Ops tf, Operand<TInt32> length) {
        float[][] mask = new float[contextLength][contextLength];
        for (int row = 0; row < contextLength; row++) {
            for (int column = row + 1; column < contextLength; column++) {
                mask[row][column] = EXCLUDED;
            }
        }
        return tf.slice(
                tf.constant(mask),
                tf.constant(new int[] {0, 0}),
                tf.concat(List.of(length, length), tf.constant(0)));
    }

    /** Returns the row of the causal mask for the end token of each text: (B, 1, L). */
    private Operand<TFloat32> maskAtEnd(Ops tf, Operand<TInt32> end, Operand<TInt32> length) {
        Operand<TInt32> positions =
                tf.slice(
                        tf.constant(IntStream.range(0, contextLength).toArray()),
                        tf.constant(new int[] {0}),
                        length);
        Operand<TInt32> ends = tf.reshape(end, tf.constant(new int[] {-1, 1, 1}));
        return tf.math.mul(
                tf.dtypes.cast(tf.math.greater(positions, ends), TFloat32.class),
                tf.constant(EXCLUDED));
    }
}
