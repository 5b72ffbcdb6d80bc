package io.mithridate.tensorflow.clip.architecture;

import io.mithridate.tensorflow.clip.layers.Activation;
import io.mithridate.tensorflow.clip.layers.ForwardPass;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** One of the two kinds of image tower in OpenAI's CLIP models. */
public sealed interface ImageTower permits ModifiedResNet, VisionTransformer {

    /**
     * Returns the tower with the given sizes.
     *
     * @param layers the number of blocks in each stage of a ResNet, or in a vision transformer
     * @param width the width of a vision transformer, or the number of channels after a ResNet's
     *     stem
     * @param heads the number of attention heads; empty for the default for this width
     * @param patchSize the patch size of a vision transformer, in pixels; empty for a ResNet
     * @throws IllegalArgumentException if the sizes are inconsistent
     */
    static ImageTower of(
            List<Integer> layers, int width, Optional<Integer> heads, Optional<Integer> patchSize) {
        if (patchSize.isPresent()) {
            int patch = patchSize.get();
            int blocks = layers.get(0);
            return heads.map(count -> new VisionTransformer(patch, width, blocks, count))
                    .orElseGet(() -> VisionTransformer.of(patch, width, blocks));
        }
        return heads.map(count -> new ModifiedResNet(layers, width, count))
                .orElseGet(() -> ModifiedResNet.of(layers, width));
    }

    /**
     * Adds the tower's settings to a checkpoint's metadata, under the names of OpenAI's
     * constructor: {@code vision_layers}, {@code vision_width}, {@code vision_heads}, {@code
     * vision_patch_size}.
     */
    void describe(Map<String, String> metadata);

    /**
     * Checks that the tower accepts square pictures with the given side.
     *
     * @throws IllegalArgumentException if it does not; the message says which sizes it accepts
     */
    void requireSize(int imageSize);

    /**
     * Builds the tower.
     *
     * @param pictures (B, size, size, 3), normalized; B is static
     * @return (B, embeddingDimension), not of unit length
     */
    Operand<TFloat32> embed(
            ForwardPass pass,
            Operand<TFloat32> pictures,
            int embeddingDimension,
            Activation activation);
}
