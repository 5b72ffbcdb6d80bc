package io.mithridate.suites;

import io.mithridate.api.backend.TextLengths;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.tensorflow.models.ClipProvider;
import io.mithridate.tensorflow.models.PretrainedMini;
import io.mithridate.tensorflow.models.SameCaptions;
import io.mithridate.tensorflow.training.FineTuner;
import jakarta.inject.Inject;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Trains and opens the mini model that is bundled with pretrained weights. */
@About(
        name = MiniEmoji.NAME,
        summary = "the small CLIP mini, trained on emoji scenes until it stopped improving",
        fidelity = Fidelity.EXACT)
public final class MiniEmoji extends ClipProvider {

    /** The name of the model and of its resource folder. */
    static final String NAME = "mini-emoji";

    private static final String WEIGHTS = "model.safetensors";
    private static final List<String> FILES = List.of(WEIGHTS, "tokenizer.txt");

    private final PretrainedMini mini;

    /**
     * Creates a provider.
     *
     * @param options options for training the model
     * @param tuner trains the model
     * @param compute the device and precision for embedding
     * @throws UncheckedIOException if the jar does not contain the weights or they cannot be read
     */
    @Inject
    public MiniEmoji(Options options, FineTuner tuner, Compute compute) {
        this(NAME, options, tuner, compute);
    }

    /** Creates a provider for the weights in a resource folder next to this class. */
    MiniEmoji(String folder, Options options, FineTuner tuner, Compute compute) {
        super(tuner, options.sameCaptions(), compute);
        this.mini = read(folder);
    }

    private static PretrainedMini read(String folder) {
        try {
            Path copies = Files.createTempDirectory("mithridate-" + NAME);
            try {
                for (String file : FILES) {
                    copy(folder + "/" + file, copies.resolve(file));
                }
                return PretrainedMini.read(copies.resolve(WEIGHTS));
            } finally {
                for (String file : FILES) {
                    Files.deleteIfExists(copies.resolve(file));
                }
                Files.delete(copies);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void copy(String resource, Path file) throws IOException {
        try (InputStream stream = MiniEmoji.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new FileNotFoundException(
                        "the jar lacks %s next to %s: this build comes without the weights; use one that includes them, or train a base for the model mini"
                                .formatted(resource, MiniEmoji.class.getName()));
            }
            Files.copy(stream, file);
        }
    }

    @Override
    public String fingerprint() {
        return mini.digest();
    }

    @Override
    public int imageSize() {
        return mini.clip().architecture().imageSize();
    }

    @Override
    public boolean pretrained() {
        return true;
    }

    @Override
    public Checkpoint initialise(PairSet pairs, List<String> texts, TrainingContext context) {
        return mini.clip().write(context.folder());
    }

    @Override
    public Optional<TextLengths> textLengths(List<String> captions) {
        return Optional.of(mini.clip().tokenizer());
    }

    /** The options of the model {@code mini-emoji}. */
    public record Options(
            @Option(
                            value =
                                    "How victim training treats pictures with the same caption: as"
                                        + " negatives of each other (negative), as in the published"
                                        + " loss, or left out of the denominators (ignored).",
                            defaultValue = "ignored")
                    SameCaptions sameCaptions) {}
}
