package io.mithridate.tensorflow.clip;

import io.mithridate.tensorflow.clip.architecture.MiniArchitecture;
import io.mithridate.tensorflow.clip.architecture.ModifiedResNet;
import io.mithridate.tensorflow.clip.architecture.VisionTransformer;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The embeddings of pictures by an image tower, and the outputs of its blocks on the way: the
 * convolutions of a {@link MiniArchitecture}, the four stages of a {@link ModifiedResNet}, the
 * blocks of a {@link VisionTransformer}, the last of which puts out its class token alone.
 *
 * @param embeddings (N, D), rows of unit length
 * @param outputs of each block in order, (N, numbers)
 */
public record ImageBlocks(Operand<TFloat32> embeddings, List<Operand<TFloat32>> outputs) {

    public ImageBlocks {
        outputs = List.copyOf(outputs);
    }
}
