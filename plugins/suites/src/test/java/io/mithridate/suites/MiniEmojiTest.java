package io.mithridate.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.clip.architecture.MiniArchitecture;
import io.mithridate.tensorflow.models.PretrainedMini;
import io.mithridate.tensorflow.models.SameCaptions;
import io.mithridate.tensorflow.text.BytePairEncoding;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.testkit.DecodedPictures;
import io.mithridate.testkit.PluginContract;
import io.mithridate.testkit.StripedMaterial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the model with the weights of a tiny model, stored next to the test classes. */
class MiniEmojiTest implements PluginContract {

    private static final Compute CPU =
            new Compute(Compute.Device.CPU, 1, Compute.Precision.FLOAT32);
    private static final int SIDE = 16;
    private static final int CONTEXT = 12;

    private final Path folder;
    private final Path resources;
    private final Path weights;

    MiniEmojiTest(@TempDir Path folder) throws Exception {
        URL tests = Objects.requireNonNull(MiniEmojiTest.class.getResource(""));
        this.folder = folder;
        this.resources = Files.createTempDirectory(Path.of(tests.toURI()), "tiny");
        this.weights = resources.resolve("model.safetensors");
    }

    @BeforeEach
    void writeModel() {
        BytePairEncoding tokenizer =
                BytePairEncoding.learn(List.of("a red stripe at 1"), 520, CONTEXT);
        ClipCheckpoint.initial(
                        new MiniArchitecture(
                                SIDE,
                                List.of(4, 8),
                                8,
                                8,
                                2,
                                1,
                                CONTEXT,
                                tokenizer.vocabularySize()),
                        tokenizer,
                        new Seed(1))
                .write(resources);
    }

    @AfterEach
    void deleteModel() throws IOException {
        Files.delete(weights);
        Files.delete(resources.resolve("tokenizer.txt"));
        Files.delete(resources);
    }

    @Override
    public Class<?> plugin() {
        return MiniEmoji.class;
    }

    private static MiniEmoji model(String resources) {
        return new MiniEmoji(
                resources,
                new MiniEmoji.Options(SameCaptions.IGNORED),
                new FineTuner(CPU, new DecodedPictures()),
                CPU);
    }

    private MiniEmoji model() {
        return model(resources.getFileName().toString());
    }

    private TrainingContext context(String name) throws IOException {
        return new TrainingContext(
                "tiny",
                Files.createDirectory(folder.resolve(name)),
                new Seed(7),
                TrainingListener.silent());
    }

    @Test
    void bundledWeightsMatchTheModelCard() throws Exception {
        Path shipped =
                Path.of(
                        Objects.requireNonNull(
                                        MiniEmoji.class.getResource("mini-emoji/model.safetensors"))
                                .toURI());
        String digest =
                HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256")
                                        .digest(Files.readAllBytes(shipped)));

        assertThat(shipped.resolveSibling("README.md")).content().contains(digest);
    }

    @Test
    void baseModelIsReadFromTheResources() throws IOException {
        MiniEmoji model = model();
        assertThat(model.complaints()).isEmpty();
        assertThat(model.pretrained()).isTrue();
        assertThat(model.imageSize()).isEqualTo(SIDE);
        assertThat(model.textLengths(List.of("other captions")).orElseThrow().contextLength())
                .isEqualTo(CONTEXT);
        assertThat(model.fingerprint()).isEqualTo(PretrainedMini.read(weights).digest());

        Checkpoint base = model.initialise(PairSet.of(List.of()), List.of(), context("base"));

        assertThat(base.weights()).hasSameBinaryContentAs(weights);
        try (ImageTextModel opened = model.open(base)) {
            assertThat(opened.embedImages(List.of(Image.black(SIDE, SIDE))).dimension())
                    .isEqualTo(8);
        }
    }

    @Test
    void canBeTrainedFurtherAndMixed() throws IOException {
        MiniEmoji model = model();
        PairSet pairs = new StripedMaterial().pairs();
        Checkpoint base = model.initialise(pairs, List.of(), context("base"));

        Checkpoint trained =
                model.train(
                        base,
                        pairs,
                        new Recipe(1, 6, 1e-3, 0, 0.1, 0.9, 0.98, 1e-8, 1),
                        context("trained"));

        assertThat(ClipCheckpoint.read(trained).architecture())
                .isEqualTo(ClipCheckpoint.read(base).architecture());
        assertThat(Files.mismatch(trained.weights(), base.weights())).isNotNegative();
        Path mixed = Files.createDirectory(folder.resolve("mixed"));
        assertThat(model.mix(base, trained, 1, mixed).weights())
                .hasSameBinaryContentAs(trained.weights());
    }

    @Test
    void reportsMissingWeights() {
        assertThatThrownBy(() -> model("absent"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(
                        "lacks absent/model.safetensors next to io.mithridate.suites.MiniEmoji:"
                                + " this build comes without the weights");
    }
}
