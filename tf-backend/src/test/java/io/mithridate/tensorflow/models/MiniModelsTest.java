package io.mithridate.tensorflow.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.tensorflow.training.TinyPairs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MiniModelsTest {

    private static final Compute CPU =
            new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32);
    private static final int SIDE = 16;

    private static MiniModels models(SameCaptions sameCaptions) {
        MiniModels.Options options =
                new MiniModels.Options(
                        SIDE, List.of(8, 16, 24), 32, 32, 2, 2, 600, 20, sameCaptions);
        return new MiniModels(options, new FineTuner(CPU, TinyPairs.decoder()), CPU);
    }

    private static TrainingContext context(Path folder, TrainingListener listener)
            throws IOException {
        return new TrainingContext("tiny", Files.createDirectories(folder), new Seed(7), listener);
    }

    private static Recipe recipe(int epochs, double learningRate) {
        return new Recipe(epochs, 24, learningRate, 10, 0.1, 0.9, 0.98, 1e-8, 1);
    }

    @Test
    void learnsATinySetByHeart(@TempDir Path folder) throws IOException {
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
    void aRowHasRoomForTheLongestTextThatTheModelWillBeGiven(@TempDir Path folder)
            throws IOException {
        MiniModels models = models(SameCaptions.IGNORED);
        // A word that no caption has costs a token for each letter: 5 + 4 of them, and two marks.
        assertThat(context(models, folder.resolve("a"), "xxxxx blue")).isEqualTo(8);
        assertThat(context(models, folder.resolve("b"), "qqqqq wwww")).isEqualTo(11);
        assertThat(context(models, folder.resolve("c"), "q".repeat(99)))
                .as("the longest row that the options allow")
                .isEqualTo(20);
    }

    private static int context(MiniModels models, Path folder, String text) throws IOException {
        Checkpoint start =
                models.initialise(
                        new TinyPairs(96, SIDE),
                        List.of(text),
                        context(folder, TrainingListener.silent()));
        return ClipCheckpoint.read(start).architecture().contextLength();
    }

    /** The share of the first 24 pictures, one of each caption, that are nearest to their own. */
    private static double accuracy(ImageTextModel model, TinyPairs pairs) {
        List<Image> images =
                IntStream.range(0, 24)
                        .mapToObj(i -> ((ImageData.Decoded) pairs.image(i)).image())
                        .toList();
        Embeddings pictures = model.embedImages(images).normalised();
        Embeddings texts =
                model.embedTexts(IntStream.range(0, 24).mapToObj(pairs::caption).toList())
                        .normalised();
        int right = 0;
        for (int i = 0; i < 24; i++) {
            int best = 0;
            for (int j = 1; j < 24; j++) {
                if (pictures.dot(i, texts, j) > pictures.dot(i, texts, best)) {
                    best = j;
                }
            }
            right += best == i ? 1 : 0;
        }
        return right / 24.0;
    }
}
