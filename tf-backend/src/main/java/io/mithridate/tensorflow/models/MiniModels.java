package io.mithridate.tensorflow.models;

import io.mithridate.api.backend.TextLengths;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.clip.architecture.Architecture;
import io.mithridate.tensorflow.clip.architecture.MiniArchitecture;
import io.mithridate.tensorflow.text.BytePairEncoding;
import io.mithridate.tensorflow.training.FineTuner;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads, creates, trains and opens small CLIP models. */
@About(
        name = MiniArchitecture.NAME,
        summary =
                "a CLIP of under a million parameters for small pictures, trained from scratch on"
                        + " the data set's own captions, or read from a file",
        fidelity = Fidelity.RECONSTRUCTION,
        papers =
                "Radford et al., 2021. Learning Transferable Visual Models From Natural Language"
                        + " Supervision. arXiv:2103.00020")
public final class MiniModels extends ClipProvider {

    private final Options options;
    private @Nullable PretrainedMini planned;

    /**
     * Creates a provider.
     *
     * @param options the architecture of the models, or the file of a pretrained model
     * @param tuner trains the models
     * @param compute the device and settings used for embedding
     */
    @Inject
    public MiniModels(Options options, FineTuner tuner, Compute compute) {
        super(tuner, options.sameCaptions(), compute);
        this.options = options;
    }

    @Override
    public List<OptionComplaint> complaints() {
        return options.weights().map(this::complaints).orElse(List.of());
    }

    private List<OptionComplaint> complaints(Path weights) {
        Architecture architecture;
        try {
            architecture = planned(weights).clip().architecture();
        } catch (InvalidCheckpointException e) {
            return complaint(
                    e.getMessage()
                            + ". The model mini reads a model.safetensors written by a mini run,"
                            + " with tokenizer.txt in the same folder; use clip for other models");
        }
        return options.equals(Options.of(weights, options.sameCaptions()))
                ? List.of()
                : complaint(
                        "the weights file determines the shape (%s); remove all other options except same-captions"
                                .formatted(architecture.metadata()));
    }

    private static List<OptionComplaint> complaint(String reason) {
        return List.of(new OptionComplaint("weights", reason));
    }

    /**
     * Returns the pretrained model. The first call, made before any other work, reads the files.
     */
    private synchronized PretrainedMini planned(Path weights) {
        if (planned == null) {
            planned = PretrainedMini.read(weights);
        }
        return planned;
    }

    @Override
    public String fingerprint() {
        return options.weights().map(file -> planned(file).digest()).orElse("");
    }

    @Override
    public int imageSize() {
        return options.weights()
                .map(file -> planned(file).clip().architecture().imageSize())
                .orElse(options.imageSize());
    }

    @Override
    public boolean pretrained() {
        return options.weights().isPresent();
    }

    @Override
    public Optional<ModelProvider> reading(Path file) {
        return Optional.of(new MiniModels(options.with(file), tuner, compute));
    }

    /**
     * {@inheritDoc}
     *
     * @throws InvalidCheckpointException if the files that the options name have changed since the
     *     experiment was planned
     */
    @Override
    public Checkpoint initialise(PairSet pairs, List<String> texts, TrainingContext context) {
        return options.weights()
                .map(weights -> readUnchanged(weights).write(context.folder()))
                .orElseGet(() -> createInitial(pairs, texts, context));
    }

    private ClipCheckpoint readUnchanged(Path weights) {
        PretrainedMini current = PretrainedMini.read(weights);
        if (!current.digest().equals(planned(weights).digest())) {
            throw new InvalidCheckpointException(
                    weights,
                    "it, or its tokenizer, was changed since this experiment was planned; start"
                            + " again");
        }
        return current.clip();
    }

    private Checkpoint createInitial(PairSet pairs, List<String> texts, TrainingContext context) {
        BytePairEncoding tokenizer =
                CaptionTokenizer.learn(pairs, texts, options.vocabulary(), options.context());
        MiniArchitecture architecture =
                new MiniArchitecture(
                        options.imageSize(),
                        options.imageWidths(),
                        options.embeddingDimension(),
                        options.textWidth(),
                        options.textHeads(),
                        options.textLayers(),
                        tokenizer.contextLength(),
                        tokenizer.vocabularySize());
        return ClipCheckpoint.initial(architecture, tokenizer, context.seed().at("initial weights"))
                .write(context.folder());
    }

    @Override
    public Optional<TextLengths> textLengths(List<String> captions) {
        return Optional.of(
                options.weights()
                        .<TextLengths>map(file -> planned(file).clip().tokenizer())
                        .orElseGet(
                                () ->
                                        BytePairEncoding.learn(
                                                captions,
                                                options.vocabulary(),
                                                options.context())));
    }

    /** The options of the model {@code mini}. */
    public record Options(
            @Option(
                            "The model.safetensors of a trained mini, with its tokenizer.txt in the"
                                + " same folder. The file then determines the options from"
                                + " image-size to context, which must be omitted, as must base.")
                    Optional<Path> weights,
            @Option(
                            value = "Side of the square input, in pixels.",
                            defaultValue = "48",
                            min = 16,
                            max = 512)
                    int imageSize,
            @Option(
                            value =
                                    "Output channels of the image tower's convolutions; each but"
                                            + " the last halves the picture's side.",
                            defaultValue = "[32, 64, 128, 256]",
                            min = 1,
                            max = 4096)
                    List<Integer> imageWidths,
            @Option(
                            value = "Number of columns of an embedding.",
                            defaultValue = "128",
                            min = 1,
                            max = 4096)
                    int embeddingDimension,
            @Option(
                            value = "Width of the text transformer, a multiple of text-heads.",
                            defaultValue = "96",
                            min = 1,
                            max = 4096)
                    int textWidth,
            @Option(
                            value = "Number of heads of each attention in the text transformer.",
                            defaultValue = "2",
                            min = 1,
                            max = 64)
                    int textHeads,
            @Option(
                            value = "Number of blocks of the text transformer.",
                            defaultValue = "2",
                            min = 1,
                            max = 48)
                    int textLayers,
            @Option(
                            value =
                                    "Maximum number of tokens learned from the captions; 514 of"
                                            + " them are bytes and marks.",
                            defaultValue = "1500",
                            min = 514,
                            max = 65_536)
                    int vocabulary,
            @Option(
                            value =
                                    "Maximum number of tokens per text; lower if no caption, prompt"
                                        + " or poison caption (including an attack's trigger word)"
                                        + " needs as many.",
                            defaultValue = "32",
                            min = 3,
                            max = 512)
                    int context,
            @Option(
                            value =
                                    "How base and victim training treat pictures with the same"
                                        + " caption: as negatives of each other (negative), as in"
                                        + " the published loss, or left out of the denominators"
                                        + " (ignored).",
                            defaultValue = "ignored")
                    SameCaptions sameCaptions) {

        public Options {
            imageWidths = List.copyOf(imageWidths);
            if (imageWidths.size() < 2) {
                throw new IllegalArgumentException(
                        "image-widths: %s; at least two are needed".formatted(imageWidths));
            }
            if (imageSize >> (imageWidths.size() - 1) < 1) {
                throw new IllegalArgumentException(
                        "image-widths: %d convolutions reduce %d pixels to nothing"
                                .formatted(imageWidths.size(), imageSize));
            }
            if (textWidth % textHeads != 0) {
                throw new IllegalArgumentException(
                        "text-width: %d is not a multiple of text-heads: %d"
                                .formatted(textWidth, textHeads));
            }
        }

        /** Returns the options for a weights file, with default values for the others. */
        static Options of(Path file, SameCaptions sameCaptions) {
            return new Options(
                    Optional.of(file),
                    48,
                    List.of(32, 64, 128, 256),
                    128,
                    96,
                    2,
                    2,
                    1500,
                    32,
                    sameCaptions);
        }

        /** Returns these options with a weights file. */
        Options with(Path file) {
            return new Options(
                    Optional.of(file),
                    imageSize,
                    imageWidths,
                    embeddingDimension,
                    textWidth,
                    textHeads,
                    textLayers,
                    vocabulary,
                    context,
                    sameCaptions);
        }
    }
}
