package io.mithridate.tensorflow.clip.architecture;

import io.mithridate.tensorflow.clip.layers.Activation;
import io.mithridate.tensorflow.clip.layers.ForwardPass;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** One of the two image towers that OpenAI's CLIPs have. */
public sealed interface ImageTower permits ModifiedResNet, VisionTransformer {

    /**
     * The tower of some sizes.
     *
     * @param layers blocks: of each of a ResNet's stages, or all of a vision transformer's
     * @param width of a vision transformer, or channels after a ResNet's stem
     * @param heads of the attention; empty for as many as OpenAI's loader takes
     * @param patchSize of a vision transformer, in pixels; empty for a ResNet
     * @throws IllegalArgumentException if they do not go together
     */
    static ImageTower of(
            List<Integer> layers, int width, Optional<Integer> heads, Optional<Integer> patchSize) {
        if (patchSize.isPresent()) {
            int patch = patchSize.get();
            int blocks = layers.get(0);
            return heads.isPresent()
                    ? new VisionTransformer(patch, width, blocks, heads.get())
                    : VisionTransformer.of(patch, width, blocks);
        }
        return heads.isPresent()
                ? new ModifiedResNet(layers, width, heads.get())
                : ModifiedResNet.of(layers, width);
    }

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
