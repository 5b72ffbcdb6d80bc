package io.mithridate.tensorflow.models;

import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.clip.architecture.MiniArchitecture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

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
        MessageDigest digest = DigestUtils.getSha256Digest();
        try {
            DigestUtils.updateDigest(digest, weights);
        } catch (IOException e) {
            throw new InvalidCheckpointException(weights, "cannot be read: " + e.getMessage());
        }
        digest.update(clip.tokenizer().text().getBytes(StandardCharsets.UTF_8));
        return new PretrainedMini(clip, HexFormat.of().formatHex(digest.digest()));
    }
}
