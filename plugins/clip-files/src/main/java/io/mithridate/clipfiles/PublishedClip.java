package io.mithridate.clipfiles;

import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.clipfiles.tokenizer.TokenizerFiles;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.clip.architecture.Architecture;
import io.mithridate.tensorflow.text.Tokenizer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A published CLIP: a file of weights and the tokenizer that belongs to it.
 *
 * @param weights safetensors, a zip archive of {@code torch.save}, or TorchScript
 * @param tokenizer a file or folder; if empty, the tokenizer in the folder of the weights is used
 * @param kind the expected kind of the weights
 * @param compat whether texts that are too long lose their end token
 */
public record PublishedClip(
        Path weights, Optional<Path> tokenizer, ClipWeights.Kind kind, boolean compat) {

    /**
     * Returns the architecture of the weights, without reading them.
     *
     * @throws InvalidCheckpointException if the file is missing or damaged, or its tensors do not
     *     match the architecture
     */
    public Architecture architecture() {
        return ClipWeights.inspect(weights, kind);
    }

    /**
     * Returns the tokenizer, checked against the weights.
     *
     * @param architecture the architecture of the weights
     * @throws InvalidCheckpointException if it is missing or damaged, or has another number of
     *     tokens or another context length
     */
    public Tokenizer tokenizer(Architecture architecture) {
        Path file = tokenizer.orElseGet(this::findTokenizer);
        Tokenizer read = TokenizerFiles.open(file, architecture.contextLength(), compat);
        if (read.vocabularySize() != architecture.vocabularySize()
                || read.contextLength() != architecture.contextLength()) {
            throw new InvalidCheckpointException(
                    file,
                    ("it has %d tokens and rows of %d, the weights in %s are for %d tokens and rows"
                                    + " of %d: it is the tokenizer of another model")
                            .formatted(
                                    read.vocabularySize(),
                                    read.contextLength(),
                                    weights,
                                    architecture.vocabularySize(),
                                    architecture.contextLength()));
        }
        return read;
    }

    private Path findTokenizer() {
        Path folder = weights.toAbsolutePath().getParent();
        Optional<Path> file = Optional.ofNullable(folder).flatMap(TokenizerFiles::find);
        if (file.isEmpty()) {
            throw new InvalidCheckpointException(
                    weights,
                    "no tokenizer lies beside it; name one, such as OpenAI's"
                            + " bpe_simple_vocab_16e6.txt.gz or Hugging Face's tokenizer.json");
        }
        return file.get();
    }

    /**
     * Reads the weights and the tokenizer.
     *
     * @throws InvalidCheckpointException as {@link #architecture} and {@link #tokenizer} do, and if
     *     a weight is not finite
     */
    public ClipCheckpoint read() {
        ClipWeights read = ClipWeights.read(weights, kind);
        return new ClipCheckpoint(
                read.architecture(), tokenizer(read.architecture()), read.weights());
    }

    /**
     * Returns a digest of the weights' bytes and of the tokenizer, regardless of the tokenizer's
     * file format.
     *
     * @throws InvalidCheckpointException if a file cannot be read
     */
    public String digest() {
        return ClipCheckpoint.digest(weights, tokenizer(architecture()));
    }
}
