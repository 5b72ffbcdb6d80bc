package io.mithridate.tensorflow.models;

import io.mithridate.api.plugin.Option;
import io.mithridate.tensorflow.clip.Activation;
import io.mithridate.tensorflow.clip.ClipArchitecture;
import io.mithridate.tensorflow.clip.ClipWeights;
import io.mithridate.tensorflow.clip.PublishedClip;
import java.nio.file.Path;
import java.util.Optional;

/** The options of the model {@code clip}. */
public record ClipOptions(
        @Option(value = "The architecture; auto is what the weights are of.", defaultValue = "auto")
                ClipName architecture,
        @Option(
                        "A file of weights: safetensors, or PyTorch's zip archive or TorchScript,"
                                + " under the names of OpenAI, open_clip or Hugging Face. Left out"
                                + " where base says how to train from scratch.")
                Optional<Path> weights,
        @Option(
                        "CLIP's vocabulary: bpe_simple_vocab_16e6.txt.gz, tokenizer.json, or"
                            + " vocab.json beside merges.txt; or a folder with one of them. Left"
                            + " out where it lies beside the weights, or is to be learnt from the"
                            + " captions that are trained on.")
                Optional<Path> tokenizer,
        @Option(
                        "The transformers' activation, which weights do not show: gelu for most of"
                            + " open_clip's. Left out, it is what the file's metadata says, else"
                            + " OpenAI's quick-gelu.")
                Optional<Activation> activation,
        @Option(
                        value =
                                "Whether texts that are too long lose their end token, as in"
                                        + " CleanCLIP's code.",
                        defaultValue = "false")
                boolean compat,
        @Option(
                        value =
                                "Whether base and victim training hold pictures of the same caption"
                                        + " against each other (negative), as the published loss"
                                        + " does, or leave them out of the denominators (ignored).",
                        defaultValue = "negative")
                SameCaptions sameCaptions,
        @Option("The sizes of an architecture that is not a preset; for architecture: custom.")
                Optional<ClipSizes> sizes) {

    public ClipOptions {
        if (architecture.equals(ClipName.CUSTOM) && sizes.isEmpty()) {
            throw new IllegalArgumentException(
                    "architecture: custom needs its sizes, such as sizes: { image-size: 64,"
                            + " vision-layers: 2, vision-width: 128, patch-size: 16,"
                            + " embedding-dimension: 64, text-width: 64, text-layers: 2 }");
        }
        if (!architecture.equals(ClipName.CUSTOM) && sizes.isPresent()) {
            throw new IllegalArgumentException(
                    "architecture: %s has its own sizes; say architecture: custom, or leave 'sizes' out"
                            .formatted(architecture));
        }
    }

    /** The same options for a file of weights. */
    ClipOptions with(Path file) {
        return new ClipOptions(
                architecture,
                Optional.of(file),
                tokenizer,
                activation,
                compat,
                sameCaptions,
                sizes);
    }

    /** The shape that is asked for; empty for what the weights are of. */
    Optional<ClipArchitecture> shape() {
        return sizes.map(ClipSizes::architecture).or(architecture::preset);
    }

    /** The weights and what belongs to them, if weights are named. */
    Optional<PublishedClip> published() {
        return weights.map(
                file ->
                        new PublishedClip(
                                file,
                                tokenizer,
                                new ClipWeights.Kind(shape(), activation),
                                compat));
    }
}
