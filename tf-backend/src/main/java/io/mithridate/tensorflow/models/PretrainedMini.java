package io.mithridate.tensorflow.models;

import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.clip.architecture.MiniArchitecture;
import java.nio.file.Path;

/**
 * A {@code mini} model that is already trained.
 *
 * @param clip the weights and the tokenizer
 * @param digest the SHA-256 of both files that the model was read from
 */
public record PretrainedMini(ClipCheckpoint clip, String digest) {

    /**
     * Reads a model.
     *
     * @param weights a safetensors file with {@code tokenizer.txt} in the same folder
     * @throws InvalidCheckpointException if a file is missing, damaged or of a different model
     */
    public static PretrainedMini read(Path weights) {
        ClipCheckpoint clip = ClipCheckpoint.read(weights, MiniArchitecture.NAME);
        return new PretrainedMini(clip, ClipCheckpoint.digest(weights, clip.tokenizer()));
    }
}
