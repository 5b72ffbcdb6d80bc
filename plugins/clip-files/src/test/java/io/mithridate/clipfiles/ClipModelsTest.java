package io.mithridate.clipfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.clip.architecture.ClipArchitecture;
import io.mithridate.tensorflow.clip.architecture.ModifiedResNet;
import io.mithridate.tensorflow.clip.architecture.VisionTransformer;
import io.mithridate.tensorflow.clip.layers.Activation;
import io.mithridate.tensorflow.models.SameCaptions;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.testkit.DecodedPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClipModelsTest {

    private static final Compute CPU =
            new Compute(Compute.Device.CPU, 1, Compute.Precision.FLOAT32);
    private static final int SIDE = 32;
    private static final int TOKENS = 516;
    private static final int CONTEXT = 12;
    private static final ClipArchitecture VIT =
            new ClipArchitecture(
                    SIDE,
                    VisionTransformer.of(16, 64, 1),
                    16,
                    CONTEXT,
                    TOKENS,
                    64,
                    1,
                    1,
                    Activation.QUICK_GELU);
    private static final ClipArchitecture RESNET =
            new ClipArchitecture(
                    SIDE,
                    ModifiedResNet.of(List.of(1, 1, 1, 1), 4),
                    16,
                    CONTEXT,
                    TOKENS,
                    64,
                    1,
                    1,
                    Activation.QUICK_GELU);

    private final Path folder;

    ClipModelsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static List<ClipArchitecture> architectures() {
        return List.of(VIT, RESNET);
    }

    private static ClipModels models(ClipModels.Options options) {
        return new ClipModels(options, new FineTuner(CPU, new DecodedPictures()), CPU);
    }

    private static ClipModels.Options options(
            String architecture, Optional<Path> weights, Optional<Path> tokenizer) {
        return new ClipModels.Options(
                ClipName.parse(architecture),
                weights,
                tokenizer,
                Optional.empty(),
                false,
                SameCaptions.NEGATIVE,
                Optional.empty());
    }

    private static ClipModels models(Path weights, Path tokenizer) {
        return models(options("auto", Optional.of(weights), Optional.of(tokenizer)));
    }

    /** Returns pictures with an upper and a lower color, and captions that name both. */
    private static PairSet pairs(int count) {
        List<String> colors = List.of("black", "red", "green", "blue");
        return PairSet.of(
                IntStream.range(0, count)
                        .mapToObj(
                                i -> {
                                    int above = i % colors.size();
                                    int below = i / colors.size() % colors.size();
                                    return new PairSet.Pair(
                                            "pair-" + i,
                                            bars(above, below),
                                            "a %s bar above a %s bar"
                                                    .formatted(
                                                            colors.get(above), colors.get(below)));
                                })
                        .toList());
    }

    /** Returns a picture of two halves; 0 is black, 1 to 3 are red, green and blue. */
    private static Image bars(int above, int below) {
        Image picture = Image.black(SIDE, SIDE);
        for (int i = 0; i < SIDE * SIDE; i++) {
            int color = i < SIDE * SIDE / 2 ? above : below;
            if (color > 0) {
                picture.rgb()[i * Image.CHANNELS + color - 1] = (byte) 220;
            }
        }
        return picture;
    }

    private TrainingContext context(String name) throws IOException {
        return new TrainingContext(
                "tiny",
                Files.createDirectories(folder.resolve(name)),
                new Seed(7),
                TrainingListener.silent());
    }

    private Path weights(String name, ClipArchitecture architecture, long seed) {
        return PublishedFiles.weights(folder.resolve(name), architecture, seed);
    }

    private Path tokenizer() throws IOException {
        return PublishedFiles.tokenizer(folder.resolve("tokenizer"));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void usesPublishedWeightsAsTheBaseModel(ClipArchitecture architecture) throws IOException {
        ClipModels models = models(weights("w.safetensors", architecture, 1), tokenizer());
        assertThat(models.complaints()).isEmpty();
        assertThat(models.pretrained()).isTrue();
        assertThat(models.imageSize()).isEqualTo(SIDE);

        Checkpoint base = models.initialise(pairs(8), List.of(), context("base"));

        assertThat(base.architecture()).isEqualTo("clip");
        ClipCheckpoint read = ClipCheckpoint.read(base);
        assertThat(read.architecture()).isEqualTo(architecture);
        ClipCheckpoint expected =
                ClipCheckpoint.initial(architecture, read.tokenizer(), new Seed(1));
        assertThat(read.weights()).hasSameSizeAs(expected.weights());
        expected.weights()
                .forEach(
                        (name, numbers) -> assertThat(read.weights()).containsEntry(name, numbers));
        try (ImageTextModel model = models.open(base)) {
            assertThat(model.embedImages(List.of(Image.black(SIDE, SIDE))).dimension())
                    .isEqualTo(16);
            assertThat(model.embedTexts(List.of("bar")).row(0))
                    .isNotEqualTo(model.embedTexts(List.of("rab")).row(0));
        }
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void trainsPublishedWeightsFurther(ClipArchitecture architecture) throws IOException {
        PairSet pairs = pairs(16);
        ClipModels models = models(weights("w.safetensors", architecture, 1), tokenizer());
        Checkpoint base = models.initialise(pairs, List.of(), context("base"));
        List<Double> losses = new ArrayList<>();
        TrainingListener curve =
                new TrainingListener() {
                    @Override
                    public void onStep(Step step) {
                        losses.add(step.loss());
                    }
                };
        TrainingContext context =
                new TrainingContext(
                        "tiny",
                        Files.createDirectories(folder.resolve("trained")),
                        new Seed(7),
                        curve);
        Recipe recipe = new Recipe(15, 16, 1e-3, 1, 0.1, 0.9, 0.98, 1e-8, 1);

        Checkpoint trained = models.train(base, pairs, recipe, context);

        assertThat(losses).hasSize(15);
        assertThat(losses.get(14)).isLessThan(losses.get(0));
        assertThat(ClipCheckpoint.read(trained).architecture()).isEqualTo(architecture);
    }

    @Test
    void findsATokenizerNextToTheWeights() throws IOException {
        Path weights = weights("w.safetensors", VIT, 1);
        assertThat(complaints("auto", weights, Optional.empty()))
                .singleElement()
                .satisfies(
                        complaint -> {
                            assertThat(complaint.option()).isEqualTo("tokenizer");
                            assertThat(complaint.reason())
                                    .contains("no tokenizer lies beside it; name one");
                        });
        PublishedFiles.tokenizer(folder);
        assertThat(complaints("auto", weights, Optional.empty())).isEmpty();
    }

    private static List<OptionComplaint> complaints(
            String architecture, Path weights, Optional<Path> tokenizer) {
        return models(options(architecture, Optional.of(weights), tokenizer)).complaints();
    }

    private static void assertComplaint(
            List<OptionComplaint> complaints, String option, String... reasons) {
        assertThat(complaints)
                .singleElement()
                .satisfies(
                        complaint -> {
                            assertThat(complaint.option()).isEqualTo(option);
                            assertThat(complaint.reason()).contains(reasons);
                        });
    }

    @Test
    void complaintsNameTheOptionOfTheFaultyFile() throws IOException {
        Optional<Path> tokenizer = Optional.of(tokenizer());
        Path weights = weights("w.safetensors", VIT, 1);
        Path missing = folder.resolve("missing.safetensors");

        assertComplaint(complaints("auto", missing, tokenizer), "weights", "there is no such file");
        assertComplaint(complaints("RN50", missing, tokenizer), "weights", "there is no such file");
        assertComplaint(complaints("auto", folder, tokenizer), "weights", "cannot be read");
        assertComplaint(
                complaints("ViT-B/32", weights, tokenizer),
                "architecture",
                "the weights are of a CLIP with",
                "not of ViT-B/32; use auto",
                "'visual.class_embedding' has shape [64], expected [768]");
        assertComplaint(
                complaints("auto", weights, Optional.of(folder.resolve("no.json"))),
                "tokenizer",
                "no.json: there is no such file");
        Path other = weights("other.safetensors", VIT.withTokens(TOKENS + 1, CONTEXT), 1);
        assertComplaint(
                complaints("auto", other, tokenizer),
                "tokenizer",
                "it has 516 tokens and rows of 12, the weights in",
                "are for 517 tokens and rows of 12: it is the tokenizer of another model");
    }

    @Test
    void requiresAnArchitectureWithoutWeights() {
        assertComplaint(
                models(options("auto", Optional.empty(), Optional.empty())).complaints(),
                "architecture",
                "there are no weights to infer it from");
        assertThat(models(options("RN50", Optional.empty(), Optional.empty())).complaints())
                .isEmpty();
    }

    @Test
    void fingerprintDependsOnTheContentOfTheFiles() throws IOException {
        Path one = weights("one.safetensors", VIT, 1);
        String fingerprint = models(one, tokenizer()).fingerprint();
        assertThat(fingerprint).hasSize(64);

        Path gzip = Files.createDirectories(folder.resolve("two"));
        assertThat(
                        models(
                                        weights("two.safetensors", VIT, 1),
                                        PublishedFiles.VOCABULARY.twoFiles(gzip))
                                .fingerprint())
                .as("the same weights elsewhere, the vocabulary as other files")
                .isEqualTo(fingerprint);
        assertThat(models(weights("one.safetensors", VIT, 2), tokenizer()).fingerprint())
                .as("other weights in the same place")
                .isNotEqualTo(fingerprint);
        assertThat(models(options("RN50", Optional.empty(), Optional.empty())).fingerprint())
                .isEmpty();
    }

    @Test
    void rejectsWeightsThatChangedAfterPlanning() throws IOException {
        ClipModels models = models(weights("w.safetensors", VIT, 1), tokenizer());
        assertThat(models.fingerprint()).isNotEmpty();
        weights("w.safetensors", VIT, 2);
        TrainingContext context = context("base");
        PairSet pairs = pairs(8);
        assertThatThrownBy(() -> models.initialise(pairs, List.of(), context))
                .isInstanceOf(InvalidCheckpointException.class)
                .hasMessageContaining("was changed since this experiment was planned");
    }

    @Test
    void learnsATokenizerFromTheCaptionsWithoutWeights() throws IOException {
        ClipSizes sizes =
                new ClipSizes(
                        SIDE,
                        List.of(1),
                        64,
                        Optional.empty(),
                        Optional.of(16),
                        16,
                        64,
                        Optional.of(2),
                        1,
                        600,
                        20);
        ClipModels models =
                models(
                        new ClipModels.Options(
                                ClipName.CUSTOM,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(Activation.GELU),
                                false,
                                SameCaptions.IGNORED,
                                Optional.of(sizes)));
        assertThat(models.complaints()).isEmpty();
        assertThat(models.pretrained()).isFalse();

        Checkpoint first = models.initialise(pairs(96), List.of(), context("first"));

        ClipCheckpoint read = ClipCheckpoint.read(first);
        ClipArchitecture architecture = (ClipArchitecture) read.architecture();
        assertThat(architecture.activation()).isEqualTo(Activation.GELU);
        assertThat(architecture.textHeads()).isEqualTo(2);
        assertThat(architecture.contextLength()).isLessThan(20);
        assertThat(read.tokenizer().vocabularySize()).isLessThanOrEqualTo(600);
    }

    @Test
    void requiresSizesForCustomArchitectures() {
        assertThatThrownBy(
                        () ->
                                new ClipModels.Options(
                                        ClipName.CUSTOM,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        false,
                                        SameCaptions.NEGATIVE,
                                        Optional.empty()))
                .hasMessageContaining("architecture: custom needs its sizes");
        assertThatThrownBy(() -> ClipName.parse("RN5"))
                .hasMessageContaining("auto, custom or one of RN50,");
    }
}
