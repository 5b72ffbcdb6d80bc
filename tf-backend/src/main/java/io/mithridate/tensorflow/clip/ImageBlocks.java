package io.mithridate.tensorflow.clip;

import io.mithridate.tensorflow.clip.architecture.MiniArchitecture;
import io.mithridate.tensorflow.clip.architecture.ModifiedResNet;
import io.mithridate.tensorflow.clip.architecture.VisionTransformer;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The embeddings of pictures by an image tower, and the outputs of the tower's blocks: the
 * convolutions of a {@link MiniArchitecture}, the four stages of a {@link ModifiedResNet}, or the
 * blocks of a {@link VisionTransformer}, the last of which outputs only its class token.
 *
 * @param embeddings (N, D), rows of unit length
 * @param outputs the output of each block in order, (N, numbers per picture)
 */
public record ImageBlocks(Operand<TFloat32> embeddings, List<Operand<TFloat32>> outputs) {

    public ImageBlocks {
        outputs = List.copyOf(outputs);
    }
}
