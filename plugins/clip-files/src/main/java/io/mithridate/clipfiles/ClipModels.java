package io.mithridate.clipfiles;

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
import io.mithridate.clipfiles.tokenizer.TokenizerFiles;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.clip.architecture.Architecture;
import io.mithridate.tensorflow.clip.architecture.ClipArchitecture;
import io.mithridate.tensorflow.clip.layers.Activation;
import io.mithridate.tensorflow.models.CaptionTokenizer;
import io.mithridate.tensorflow.models.ClipProvider;
import io.mithridate.tensorflow.models.SameCaptions;
import io.mithridate.tensorflow.text.BytePairEncoding;
import io.mithridate.tensorflow.text.Tokenizer;
import io.mithridate.tensorflow.training.FineTuner;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads, creates, trains and opens CLIP models of OpenAI's architectures. */
@About(
        name = "clip",
        summary = "CLIP of OpenAI's architectures, from a file of weights or trained from scratch",
        fidelity = Fidelity.EXACT,
        papers =
                "Radford et al., 2021. Learning Transferable Visual Models From Natural Language"
                        + " Supervision. arXiv:2103.00020")
public final class ClipModels extends ClipProvider {

    private static final String ARCHITECTURE = "architecture";
    private static final String WEIGHTS = "weights";
    private static final String TOKENIZER = "tokenizer";

    private final Options options;
    private @Nullable Architecture inspected;
    private @Nullable String fingerprint;

    /**
     * Creates a provider.
     *
     * @param options the models' shape and files
     * @param tuner trains the models
     * @param compute embeds pictures and texts
     */
    @Inject
    public ClipModels(Options options, FineTuner tuner, Compute compute) {
        super(tuner, options.sameCaptions(), compute);
        this.options = options;
    }

    @Override
    public List<OptionComplaint> complaints() {
        Optional<PublishedClip> published = options.published();
        if (published.isPresent()) {
            return complaints(published.get());
        }
        if (options.shape().isEmpty()) {
            return complaint(
                    ARCHITECTURE,
                    "there are no weights to infer it from; name a file of weights, or an"
                            + " architecture to train from scratch");
        }
        try {
            options.tokenizer().ifPresent(this::openTokenizer);
        } catch (InvalidCheckpointException e) {
            return complaint(TOKENIZER, e.getMessage());
        }
        if (options.compat() && options.tokenizer().isEmpty()) {
            return complaint(
                    "compat", "a tokenizer that is learnt from captions keeps its end token");
        }
        return List.of();
    }

    private List<OptionComplaint> complaints(PublishedClip published) {
        Architecture architecture;
        try {
            architecture = architecture();
        } catch (InvalidCheckpointException e) {
            return List.of(wrongWeightsComplaint(published, e));
        }
        try {
            published.tokenizer(architecture);
        } catch (InvalidCheckpointException e) {
            return complaint(TOKENIZER, e.getMessage());
        }
        return List.of();
    }

    /** Returns a complaint about weights of a different CLIP than the one requested. */
    private OptionComplaint wrongWeightsComplaint(
            PublishedClip published, InvalidCheckpointException problem) {
        String message = String.valueOf(problem.getMessage());
        if (options.shape().isEmpty()) {
            return new OptionComplaint(WEIGHTS, message);
        }
        ClipWeights.Kind anyKind = new ClipWeights.Kind(Optional.empty(), options.activation());
        Architecture actual;
        try {
            actual = ClipWeights.inspect(published.weights(), anyKind);
        } catch (InvalidCheckpointException e) {
            return new OptionComplaint(WEIGHTS, String.valueOf(e.getMessage()));
        }
        return new OptionComplaint(
                ARCHITECTURE,
                "the weights are of %s, not of %s; use auto. %s"
                        .formatted(describe(actual), options.architecture(), message));
    }

    private static String describe(Architecture architecture) {
        return architecture.name().equals(ClipArchitecture.NAME)
                ? "a CLIP with " + architecture.metadata()
                : architecture.name();
    }

    private static List<OptionComplaint> complaint(String option, @Nullable String reason) {
        return List.of(new OptionComplaint(option, String.valueOf(reason)));
    }

    @Override
    public synchronized String fingerprint() {
        if (fingerprint == null) {
            fingerprint =
                    options.published()
                            .map(PublishedClip::digest)
                            .or(() -> options.tokenizer().map(file -> openTokenizer(file).text()))
                            .orElse("");
        }
        return fingerprint;
    }

    private Tokenizer openTokenizer(Path file) {
        return TokenizerFiles.open(
                file, options.shape().orElseThrow().contextLength(), options.compat());
    }

    /** Returns the requested architecture, or the one of the weights. */
    private synchronized Architecture architecture() {
        if (inspected == null) {
            inspected =
                    options.published()
                            .map(PublishedClip::architecture)
                            .orElseGet(this::requestedArchitecture);
        }
        return inspected;
    }

    private ClipArchitecture requestedArchitecture() {
        return options.shape()
                .orElseThrow()
                .with(options.activation().orElse(Activation.QUICK_GELU));
    }

    @Override
    public int imageSize() {
        return architecture().imageSize();
    }

    @Override
    public boolean pretrained() {
        return options.weights().isPresent();
    }

    @Override
    public Optional<ModelProvider> reading(Path file) {
        return Optional.of(new ClipModels(options.with(file), tuner, compute));
    }

    /**
     * {@inheritDoc}
     *
     * @throws InvalidCheckpointException if the files named in the options have changed since
     *     {@link #fingerprint} read them
     */
    @Override
    public Checkpoint initialise(PairSet pairs, List<String> texts, TrainingContext context) {
        Optional<PublishedClip> published = options.published();
        if (published.isEmpty()) {
            return initializeRandomly(pairs, texts, context);
        }
        ClipCheckpoint clip = published.get().read();
        if (!published.get().digest().equals(fingerprint())) {
            throw new InvalidCheckpointException(
                    published.get().weights(),
                    "it, or its tokenizer, was changed since this experiment was planned; start"
                            + " again");
        }
        return clip.write(context.folder());
    }

    private Checkpoint initializeRandomly(
            PairSet pairs, List<String> texts, TrainingContext context) {
        ClipArchitecture shape = requestedArchitecture();
        Tokenizer tokenizer =
                options.tokenizer().isPresent()
                        ? openTokenizer(options.tokenizer().get())
                        : CaptionTokenizer.learn(
                                pairs, texts, shape.vocabularySize(), shape.contextLength());
        ClipArchitecture architecture =
                shape.withTokens(tokenizer.vocabularySize(), tokenizer.contextLength());
        return ClipCheckpoint.initial(architecture, tokenizer, context.seed().at("initial weights"))
                .write(context.folder());
    }

    @Override
    public Optional<TextLengths> textLengths(List<String> captions) {
        return Optional.of(tokenizer(captions));
    }

    private Tokenizer tokenizer(List<String> captions) {
        Optional<PublishedClip> published = options.published();
        if (published.isPresent()) {
            return published.get().tokenizer(architecture());
        }
        ClipArchitecture shape = requestedArchitecture();
        return options.tokenizer().isPresent()
                ? openTokenizer(options.tokenizer().get())
                : BytePairEncoding.learn(captions, shape.vocabularySize(), shape.contextLength());
    }

    /** Options of the model {@code clip}. */
    public record Options(
            @Option(
                            value = "The architecture; auto infers it from the weights.",
                            defaultValue = "auto")
                    ClipName architecture,
            @Option(
                            "A file of weights: safetensors, or PyTorch's zip archive or"
                                    + " TorchScript, with the names of OpenAI, open_clip or Hugging"
                                    + " Face. Omit if base says how to train from scratch.")
                    Optional<Path> weights,
            @Option(
                            "CLIP's vocabulary: bpe_simple_vocab_16e6.txt.gz, tokenizer.json, or"
                                + " vocab.json beside merges.txt; or a folder with one of them."
                                + " Omit if it lies beside the weights, or is to be learned from"
                                + " the training captions.")
                    Optional<Path> tokenizer,
            @Option(
                            "The transformers' activation, which weights do not show: gelu for most"
                                    + " of open_clip's. Default: the one in the file's metadata,"
                                    + " otherwise OpenAI's quick-gelu.")
                    Optional<Activation> activation,
            @Option(
                            value =
                                    "Reproduce CleanCLIP's code, where texts that are too long lose"
                                            + " their end token.",
                            defaultValue = "false")
                    boolean compat,
            @Option(
                            value =
                                    "Whether base and victim training treat pictures with the same"
                                        + " caption as negatives (negative), as the published loss"
                                        + " does, or leave them out of the denominators (ignored).",
                            defaultValue = "negative")
                    SameCaptions sameCaptions,
            @Option(
                            "The sizes of an architecture that is not a preset; requires"
                                    + " architecture: custom.")
                    Optional<ClipSizes> sizes) {

        public Options {
            if (architecture.equals(ClipName.CUSTOM) && sizes.isEmpty()) {
                throw new IllegalArgumentException(
                        "architecture: custom needs its sizes, such as sizes: { image-size: 64,"
                                + " vision-layers: 2, vision-width: 128, patch-size: 16,"
                                + " embedding-dimension: 64, text-width: 64, text-layers: 2 }");
            }
            if (!architecture.equals(ClipName.CUSTOM) && sizes.isPresent()) {
                throw new IllegalArgumentException(
                        "architecture: %s has its own sizes; set architecture: custom, or remove 'sizes'"
                                .formatted(architecture));
            }
        }

        /** Returns the same options for another file of weights. */
        Options with(Path file) {
            return new Options(
                    architecture,
                    Optional.of(file),
                    tokenizer,
                    activation,
                    compat,
                    sameCaptions,
                    sizes);
        }

        /** Returns the requested shape; empty if it is to be inferred from the weights. */
        Optional<ClipArchitecture> shape() {
            return sizes.map(ClipSizes::architecture).or(architecture::preset);
        }

        /** Returns the weights and the files that belong to them; empty if no weights are named. */
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
}
