package io.mithridate.tensorflow.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.backend.TextLengths;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.clip.architecture.MiniArchitecture;
import io.mithridate.tensorflow.text.BytePairEncoding;
import io.mithridate.tensorflow.text.Tokenizers;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.tensorflow.training.TinyPairs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MiniModelsTest {

    private static final Compute CPU =
            new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32);
    private static final int SIDE = 16;
    private static final int CONTEXT = 12;
    private static final String CAPTION = "a red bar and a red bar";

    private static MiniModels models(SameCaptions sameCaptions) {
        MiniModels.Options options =
                new MiniModels.Options(
                        Optional.empty(),
                        SIDE,
                        List.of(8, 16, 24),
                        32,
                        32,
                        2,
                        2,
                        600,
                        20,
                        sameCaptions);
        return models(options);
    }

    private static MiniModels models(MiniModels.Options options) {
        return new MiniModels(options, new FineTuner(CPU, TinyPairs.decoder()), CPU);
    }

    private static MiniModels modelsOf(Path weights) {
        return models(MiniModels.Options.of(weights, SameCaptions.IGNORED));
    }

    /** Writes an untrained checkpoint and returns its weights file. */
    private static Path weights(Path folder, long seed, String caption) throws IOException {
        BytePairEncoding tokenizer = BytePairEncoding.learn(List.of(caption), 516, CONTEXT);
        return ClipCheckpoint.initial(
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
                        new Seed(seed))
                .write(Files.createDirectories(folder))
                .weights();
    }

    private static Path weights(Path folder) throws IOException {
        return weights(folder, 1, CAPTION);
    }

    private static TrainingContext context(Path folder, TrainingListener listener)
            throws IOException {
        return new TrainingContext("tiny", Files.createDirectories(folder), new Seed(7), listener);
    }

    private static Recipe recipe(int epochs, double learningRate) {
        return new Recipe(epochs, 24, learningRate, 10, 0.1, 0.9, 0.98, 1e-8, 1);
    }

    @Test
    void memorizesATinySet(@TempDir Path folder) throws IOException {
        TinyPairs pairs = new TinyPairs(96, SIDE);
        MiniModels models = models(SameCaptions.IGNORED);
        Checkpoint start =
                models.initialise(
                        pairs, List.of(), context(folder.resolve("a"), TrainingListener.silent()));
        List<Double> losses = new ArrayList<>();
        TrainingListener curve =
                new TrainingListener() {
                    @Override
                    public void onStep(Step step) {
                        losses.add(step.loss());
                    }
                };
        Checkpoint trained =
                models.train(start, pairs, recipe(30, 3e-3), context(folder.resolve("b"), curve));

        assertThat(losses).hasSize(120);
        assertThat(losses.get(0)).isGreaterThan(2);
        assertThat(losses.get(119)).isLessThan(0.2);
        try (ImageTextModel model = models.open(trained)) {
            assertThat(accuracy(model, pairs)).isGreaterThan(0.95);
        }
    }

    @Test
    void rowsAreLongEnoughForTheLongestText(@TempDir Path folder) throws IOException {
        MiniModels models = models(SameCaptions.IGNORED);
        // A word that occurs in no caption takes a token per letter. The second text needs 5 + 4
        // tokens, plus the start and end tokens.
        assertThat(contextLength(models, folder.resolve("a"), "xxxxx blue")).isEqualTo(8);
        assertThat(contextLength(models, folder.resolve("b"), "qqqqq wwww")).isEqualTo(11);
        assertThat(contextLength(models, folder.resolve("c"), "q".repeat(99)))
                .as("the longest row that the options allow")
                .isEqualTo(20);
    }

    private static int contextLength(MiniModels models, Path folder, String text)
            throws IOException {
        Checkpoint start =
                models.initialise(
                        new TinyPairs(96, SIDE),
                        List.of(text),
                        context(folder, TrainingListener.silent()));
        return ClipCheckpoint.read(start).architecture().contextLength();
    }

    @Test
    void restoresATrainedModel(@TempDir Path folder) throws IOException {
        TinyPairs pairs = new TinyPairs(48, SIDE);
        MiniModels models = models(SameCaptions.IGNORED);
        TrainingListener silent = TrainingListener.silent();
        Checkpoint trained =
                models.train(
                        models.initialise(pairs, List.of(), context(folder.resolve("a"), silent)),
                        pairs,
                        recipe(6, 3e-3),
                        context(folder.resolve("b"), silent));
        Path copy = Files.move(trained.weights(), folder.resolve("b/any name"));

        MiniModels reader = modelsOf(copy);
        assertThat(reader.complaints()).isEmpty();
        assertThat(reader.pretrained()).isTrue();
        assertThat(reader.imageSize()).isEqualTo(SIDE);
        Checkpoint given =
                reader.initialise(
                        PairSet.of(List.of()),
                        List.of("a text of many more words than any row of the model has tokens"),
                        context(folder.resolve("c"), silent));

        assertThat(given.weights()).hasSameBinaryContentAs(copy);
        Files.move(copy, trained.weights());
        try (ImageTextModel expected = models.open(trained);
                ImageTextModel read = reader.open(given)) {
            List<Image> images = images(pairs);
            List<String> texts = captions(pairs);
            assertThat(read.embedImages(images).values())
                    .containsExactly(expected.embedImages(images).values());
            assertThat(read.embedTexts(texts).values())
                    .containsExactly(expected.embedTexts(texts).values());
        }
    }

    @Test
    void measuresTextsWithTheTokenizerOfTheFile(@TempDir Path folder) throws IOException {
        Path weights = weights(folder);

        TextLengths lengths =
                modelsOf(weights).textLengths(List.of("entirely other captions")).orElseThrow();

        assertThat(lengths.contextLength()).isEqualTo(CONTEXT);
        assertThat(lengths.tokens(CAPTION))
                .isEqualTo(Tokenizers.read(folder).tokens(CAPTION))
                .isLessThan(lengths.tokens(CAPTION.toUpperCase(Locale.ROOT).replace('R', 'Q')));
    }

    @Test
    void readsAVictimWithTheOtherOptionsOfItsModel(@TempDir Path folder) throws IOException {
        Path weights = weights(folder);

        ModelProvider victim =
                models(MiniModels.Options.of(folder.resolve("none"), SameCaptions.NEGATIVE))
                        .reading(weights)
                        .orElseThrow();

        assertThat(victim.complaints()).isEmpty();
        assertThat(victim.fingerprint()).isEqualTo(modelsOf(weights).fingerprint());
        assertThat(models(SameCaptions.IGNORED).reading(weights).orElseThrow().complaints())
                .singleElement()
                .satisfies(
                        complaint ->
                                assertThat(complaint.reason())
                                        .contains(
                                                "the weights file determines the shape",
                                                "vision_widths=4,8",
                                                "remove all other options except same-captions"));
    }

    @Test
    void fingerprintCoversBothFiles(@TempDir Path folder) throws IOException {
        String fingerprint = modelsOf(weights(folder.resolve("one"))).fingerprint();

        assertThat(modelsOf(weights(folder.resolve("copy"))).fingerprint()).isEqualTo(fingerprint);
        assertThat(
                        List.of(
                                modelsOf(weights(folder.resolve("two"), 2, CAPTION)).fingerprint(),
                                modelsOf(weights(folder.resolve("three"), 1, "a bar or an ax"))
                                        .fingerprint()))
                .as("other weights, and another tokenizer")
                .doesNotHaveDuplicates()
                .doesNotContain(fingerprint, "");
        assertThat(models(SameCaptions.IGNORED).fingerprint()).isEmpty();
    }

    @Test
    void rejectsFilesChangedAfterPlanning(@TempDir Path folder) throws IOException {
        Path weights = weights(folder);
        MiniModels models = modelsOf(weights);
        assertThat(models.complaints()).isEmpty();
        weights(folder, 1, "a bar or an ax");
        TrainingContext context = context(folder.resolve("base"), TrainingListener.silent());

        assertThatThrownBy(() -> models.initialise(PairSet.of(List.of()), List.of(), context))
                .isInstanceOf(InvalidCheckpointException.class)
                .hasMessageContaining("was changed since this experiment was planned");
    }

    @Test
    void explainsInvalidFilesAndHowToFixThem(@TempDir Path folder) throws IOException {
        assertRejected(folder.resolve("absent"), "absent: there is no such file");

        Path alone = weights(folder.resolve("alone"));
        Files.delete(folder.resolve("alone/tokenizer.txt"));
        assertRejected(alone, "tokenizer.txt: there is no such file");

        Path strange = weights(folder.resolve("strange"));
        BytePairEncoding.learn(List.of(CAPTION), 516, CONTEXT + 1).write(folder.resolve("strange"));
        assertRejected(
                strange, "has 516 tokens and rows of 13, the weights are for 516 tokens and rows");

        assertRejected(
                Path.of("src/test/resources/golden/tiny-vit.safetensors"),
                "its architecture is 'clip', expected 'mini'");
        assertRejected(Files.writeString(folder.resolve("text"), "something else"), "text: ");
    }

    private static void assertRejected(Path weights, String reason) {
        assertThat(modelsOf(weights).complaints())
                .singleElement()
                .satisfies(
                        complaint -> {
                            assertThat(complaint.option()).isEqualTo("weights");
                            assertThat(complaint.reason())
                                    .contains(
                                            reason,
                                            "reads a model.safetensors written by a mini run",
                                            "use clip for other models");
                        });
    }

    private static List<Image> images(TinyPairs pairs) {
        return IntStream.range(0, 24)
                .mapToObj(i -> ((ImageData.Decoded) pairs.image(i)).image())
                .toList();
    }

    private static List<String> captions(TinyPairs pairs) {
        return IntStream.range(0, 24).mapToObj(pairs::caption).toList();
    }

    /** Returns the share of the first 24 pictures whose best match is their own caption. */
    private static double accuracy(ImageTextModel model, TinyPairs pairs) {
        Embeddings pictures = model.embedImages(images(pairs)).normalised();
        Embeddings texts = model.embedTexts(captions(pairs)).normalised();
        int correct = 0;
        for (int i = 0; i < 24; i++) {
            int best = 0;
            for (int j = 1; j < 24; j++) {
                if (pictures.dot(i, texts, j) > pictures.dot(i, texts, best)) {
                    best = j;
                }
            }
            correct += best == i ? 1 : 0;
        }
        return correct / 24.0;
    }
}
