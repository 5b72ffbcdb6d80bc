package io.mithridate.tensorflow.clip;

import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** One of the two image towers that OpenAI's CLIPs have. */
public sealed interface ImageTower permits ModifiedResNet, VisionTransformer {

    /**
     * Adds its settings to a checkpoint's metadata, under the names of OpenAI's constructor: {@code
     * vision_layers}, {@code vision_width}, {@code vision_heads}, {@code vision_patch_size}.
     */
    void describe(Map<String, String> metadata);

    /**
     * Says whether it can take pictures of a size.
     *
     * @throws IllegalArgumentException if not; the message says which it could
     */
    void requireSize(int imageSize);

    /**
     * Builds it.
     *
     * @param pictures (B, size, size, 3), normalised; B is static
     * @return (B, embeddingDimension), not of unit length
     */
    Operand<TFloat32> embed(
            ForwardPass pass,
            Operand<TFloat32> pictures,
            int embeddingDimension,
            Activation activation);
}
