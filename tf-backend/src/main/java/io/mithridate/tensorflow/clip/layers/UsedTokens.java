package io.mithridate.tensorflow.clip.layers;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Max;
import org.tensorflow.types.TInt32;

/**
 * Removes the columns of token rows that no text of the batch uses.
 *
 * <p>In a causal transformer that is read at the end token, nothing after that token affects the
 * result, so a batch of captions of a dozen tokens need not be computed at all 77 positions. The
 * results are the same up to rounding.
 */
public final class UsedTokens {

    /**
     * Lengths are rounded up to multiples of this, since each distinct length costs preparation
     * time and memory. Our choice: at most ten lengths with OpenAI's context of 77, and four unused
     * columns on average.
     */
    private static final int MULTIPLE = 8;

    private UsedTokens() {}

    /**
     * Returns the columns up to the last end token, with their number rounded up.
     *
     * @param tokens (B, context), where the end token is the highest id of each row
     * @return (B, L), where L is unknown until a batch is fed
     */
    public static Operand<TInt32> of(Ops tf, Operand<TInt32> tokens) {
        int batch = Math.toIntExact(tokens.shape().get(0));
        int context = Math.toIntExact(tokens.shape().get(1));
        Operand<TInt32> end = tf.math.argMax(tokens, tf.constant(1), TInt32.class);
        Operand<TInt32> last = tf.max(end, tf.constant(0), Max.keepDims(true));
        Operand<TInt32> blocks =
                tf.math.add(tf.math.floorDiv(last, tf.constant(MULTIPLE)), tf.constant(1));
        Operand<TInt32> length =
                tf.math.minimum(tf.math.mul(blocks, tf.constant(MULTIPLE)), tf.constant(context));
        return tf.slice(
                tokens,
                tf.constant(new int[] {0, 0}),
                tf.concat(List.of(tf.constant(new int[] {batch}), length), tf.constant(0)));
    }

    /**
     * Returns the number of used columns of a single row, rounded up.
     *
     * @param ids the token ids of the row; the end token is the highest of them
     */
    public static int length(int[] ids) {
        int end = 0;
        for (int place = 1; place < ids.length; place++) {
            if (ids[place] > ids[end]) {
                end = place;
            }
        }
        return Math.min((end / MULTIPLE + 1) * MULTIPLE, ids.length);
    }
}
