package io.mithridate.tensorflow.clip;

import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.tensorflow.checkpoint.FloatTensor;
import io.mithridate.tensorflow.checkpoint.Safetensors;
import io.mithridate.tensorflow.clip.architecture.Architecture;
import io.mithridate.tensorflow.clip.architecture.ArchitectureMetadata;
import io.mithridate.tensorflow.clip.architecture.Parameters;
import java.nio.file.Path;
import java.util.Map;

/**
 * The architecture and weights of a CLIP model, without its tokenizer, which embedding pictures
 * does not need.
 *
 * @param architecture the shape of the model
 * @param weights the weights by name, in the axis order of checkpoint files
 */
public record TowerWeights(Architecture architecture, Map<String, float[]> weights) {

    /**
     * Reads a checkpoint and checks it against its architecture.
     *
     * @throws InvalidCheckpointException if the file is missing or damaged, a tensor is missing,
     *     unknown or of another shape (the message lists them), or a tensor contains a number that
     *     is not finite
     */
    public static TowerWeights read(Checkpoint checkpoint) {
        return read(checkpoint.weights(), checkpoint.architecture());
    }

    /** Reads the weights of a checkpoint from a file of any name. */
    static TowerWeights read(Path file, String expectedArchitecture) {
        try (Safetensors safetensors = Safetensors.open(file)) {
            Architecture architecture =
                    new ArchitectureMetadata(file, safetensors.metadata()).architecture();
            if (!architecture.name().equals(expectedArchitecture)) {
                throw new InvalidCheckpointException(
                        file,
                        "its architecture is '%s', expected '%s'"
                                .formatted(architecture.name(), expectedArchitecture));
            }
            Map<String, float[]> weights =
                    Parameters.of(architecture)
                            .read(
                                    file,
                                    safetensors.specs(),
                                    name -> {
                                        FloatTensor tensor = safetensors.floats(name);
                                        tensor.requireFinite(file, name);
                                        return tensor.data();
                                    });
            return new TowerWeights(architecture, weights);
        }
    }
}
