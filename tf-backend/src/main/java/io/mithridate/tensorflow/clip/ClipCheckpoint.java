package io.mithridate.tensorflow.clip;

import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.api.random.Seed;
import io.mithridate.tensorflow.checkpoint.Safetensors;
import io.mithridate.tensorflow.clip.architecture.Architecture;
import io.mithridate.tensorflow.clip.architecture.Parameters;
import io.mithridate.tensorflow.text.Tokenizer;
import io.mithridate.tensorflow.text.Tokenizers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * A CLIP model in memory: its architecture, tokenizer and weights, outside any graph.
 *
 * @param architecture the shape of the model
 * @param tokenizer the tokenizer of the model's texts
 * @param weights the weights by name, in the axis order of checkpoint files
 */
public record ClipCheckpoint(
        Architecture architecture, Tokenizer tokenizer, Map<String, float[]> weights) {

    /**
     * Returns a checkpoint with initial weights, each tensor drawn from its own generator derived
     * from the seed.
     *
     * @param tokenizer a trained tokenizer whose sizes match the architecture's
     */
    public static ClipCheckpoint initial(
            Architecture architecture, Tokenizer tokenizer, Seed seed) {
        return new ClipCheckpoint(
                architecture, tokenizer, Parameters.of(architecture).initialValues(seed));
    }

    /**
     * Reads a checkpoint and checks it against its architecture.
     *
     * @throws InvalidCheckpointException if a file is missing or damaged, a tensor is missing,
     *     unknown or of another shape (the message lists them), or a tensor contains a number that
     *     is not finite
     */
    public static ClipCheckpoint read(Checkpoint checkpoint) {
        return read(checkpoint.weights(), checkpoint.architecture());
    }

    /**
     * Reads the weights of a checkpoint from a file of any name, and the tokenizer in the same
     * folder.
     *
     * @param architecture the name of the expected architecture
     * @throws InvalidCheckpointException as {@link #read(Checkpoint)} does
     */
    public static ClipCheckpoint read(Path weights, String architecture) {
        TowerWeights towers = TowerWeights.read(weights, architecture);
        Tokenizer tokenizer = Tokenizers.readFile(weights.resolveSibling(Tokenizers.FILE_NAME));
        checkTokenizer(weights, towers.architecture(), tokenizer);
        return new ClipCheckpoint(towers.architecture(), tokenizer, towers.weights());
    }

    /**
     * Returns the SHA-256 of a file of weights and of the tokenizer that belongs to it.
     *
     * @throws InvalidCheckpointException if the file cannot be read
     */
    public static String digest(Path weights, Tokenizer tokenizer) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        try {
            DigestUtils.updateDigest(digest, weights);
        } catch (IOException e) {
            throw new InvalidCheckpointException(weights, "cannot be read: " + e.getMessage());
        }
        digest.update(tokenizer.text().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void checkTokenizer(Path file, Architecture architecture, Tokenizer tokenizer) {
        if (tokenizer.vocabularySize() != architecture.vocabularySize()
                || tokenizer.contextLength() != architecture.contextLength()) {
            throw new InvalidCheckpointException(
                    file,
                    ("the tokenizer in its folder has %d tokens and rows of %d, the weights are for"
                                    + " %d tokens and rows of %d")
                            .formatted(
                                    tokenizer.vocabularySize(),
                                    tokenizer.contextLength(),
                                    architecture.vocabularySize(),
                                    architecture.contextLength()));
        }
    }

    /**
     * Returns a copy of this checkpoint with some of its weights replaced.
     *
     * @param changed the new weights by name
     */
    public ClipCheckpoint with(Map<String, float[]> changed) {
        Map<String, float[]> all = new LinkedHashMap<>(weights);
        all.putAll(changed);
        return new ClipCheckpoint(architecture, tokenizer, all);
    }

    /**
     * Returns a model on the line through this one and another, tensor by tensor: {@code (1 -
     * share) this + share end}. The logit scale is interpolated in its logarithm, which is the
     * stored value.
     *
     * @param share the position on the line; a value below 0 or above 1 extrapolates beyond one of
     *     the models
     * @throws IllegalArgumentException if the two models differ in architecture
     */
    public ClipCheckpoint towards(ClipCheckpoint end, double share) {
        if (!architecture.equals(end.architecture)) {
            throw new IllegalArgumentException(
                    "models of different shapes cannot be mixed: %s and %s"
                            .formatted(architecture.metadata(), end.architecture.metadata()));
        }
        Map<String, float[]> mixed = new LinkedHashMap<>();
        end.weights.forEach(
                (name, values) -> mixed.put(name, mix(weights.get(name), values, share)));
        return with(mixed);
    }

    private static float[] mix(float @Nullable [] start, float[] end, double share) {
        float[] mixed = new float[end.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (float) ((1 - share) * Objects.requireNonNull(start)[i] + share * end[i]);
        }
        return mixed;
    }

    /**
     * Writes the checkpoint into an existing folder.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public Checkpoint write(Path folder) {
        Checkpoint checkpoint = new Checkpoint(folder, architecture.name());
        tokenizer.write(folder);
        Safetensors.write(
                checkpoint.weights(),
                Parameters.of(architecture).tensors(weights),
                architecture.metadata());
        return checkpoint;
    }
}
