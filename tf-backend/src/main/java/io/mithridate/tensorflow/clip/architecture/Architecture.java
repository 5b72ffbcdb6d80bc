package io.mithridate.tensorflow.clip.architecture;

import io.mithridate.tensorflow.clip.Pixels;
import io.mithridate.tensorflow.clip.layers.ForwardPass;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * The shape of a CLIP model: an image tower and a text tower that embed into one space.
 *
 * <p>An architecture only builds operations; the weights come from the {@link ForwardPass}. It is
 * written into each checkpoint's metadata and read back by {@link ArchitectureMetadata}, so that a
 * checkpoint is self-contained.
 */
public interface Architecture {

    /** Returns the name that checkpoints store, e.g. {@code mini}. */
    String name();

    /** Returns the side of the square input, in pixels. */
    int imageSize();

    /** Returns the length of a row of token ids. */
    int contextLength();

    /** Returns the number of token ids. */
    int vocabularySize();

    /** Returns the number of columns of an embedding. */
    int embeddingDimension();

    /**
     * Returns the metadata for a checkpoint: everything that is needed to rebuild the architecture.
     */
    Map<String, String> metadata();

    /**
     * Builds the image tower for pictures as returned by a decoder.
     *
     * @param pixels (B, size, size, 3), values from 0 to 255, not normalized; B is static
     * @return (B, D), not of unit length
     */
    default Operand<TFloat32> embedImages(ForwardPass pass, Operand<TUint8> pixels) {
        return embedNormalised(pass, Pixels.normalised(pass.ops(), pixels));
    }

    /**
     * Builds the image tower.
     *
     * @param pictures (B, size, size, 3), each channel normalized with CLIP's mean and standard
     *     deviation; B is static
     * @return (B, D), not of unit length
     */
    Operand<TFloat32> embedNormalised(ForwardPass pass, Operand<TFloat32> pictures);

    /**
     * Builds the text tower.
     *
     * @param tokens (B, L), where the end token is the highest id of each row; B is static, L is at
     *     most the context's length and may be unknown until a batch is fed
     * @return (B, D), not of unit length
     */
    Operand<TFloat32> embedTexts(ForwardPass pass, Operand<TInt32> tokens);
}
