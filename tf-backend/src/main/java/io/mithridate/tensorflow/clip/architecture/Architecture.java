package io.mithridate.tensorflow.clip.architecture;

import io.mithridate.tensorflow.clip.Pixels;
import io.mithridate.tensorflow.clip.layers.ForwardPass;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * The shape of a CLIP: an image tower and a text tower that embed into one space.
 *
 * <p>An architecture only builds operations; which weights they read is the {@link ForwardPass}'s
 * affair. It is written into each checkpoint's metadata and read back by {@link Architectures}, so
 * that a checkpoint alone is enough to go on from.
 */
public interface Architecture {

    /** The name that checkpoints carry, such as {@code mini}. */
    String name();

    /** The side of the square input, in pixels. */
    int imageSize();

    /** The length of a row of token ids. */
    int contextLength();

    /** The number of token ids. */
    int vocabularySize();

    /** The number of columns of an embedding. */
    int embeddingDimension();

    /** Everything that is needed to build it again, for a checkpoint's metadata. */
    Map<String, String> metadata();

    /**
     * The image tower on pictures as a decoder gives them.
     *
     * @param pixels (B, size, size, 3), values from 0 to 255, not normalised; B is static
     * @return (B, D), not of unit length
     */
    default Operand<TFloat32> embedImages(ForwardPass pass, Operand<TUint8> pixels) {
        return embedNormalised(pass, Pixels.normalised(pass.ops(), pixels));
    }

    /**
     * The image tower.
     *
     * @param pictures (B, size, size, 3), each channel normalised with CLIP's mean and standard
     *     deviation; B is static
     * @return (B, D), not of unit length
     */
    Operand<TFloat32> embedNormalised(ForwardPass pass, Operand<TFloat32> pictures);

    /**
     * The text tower.
     *
     * @param tokens (B, L), the end token being the highest id of each row; B is static, L is the
     *     context's length or less, and may be known only when a batch is there
     * @return (B, D), not of unit length
     */
    Operand<TFloat32> embedTexts(ForwardPass pass, Operand<TInt32> tokens);
}
