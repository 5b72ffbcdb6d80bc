package io.mithridate.runner.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.runner.fakes.ColourModel;
import io.mithridate.runner.fakes.TinyDataset;
import io.mithridate.runner.plugins.PluginException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelGuardTest {

    private static final PluginGuard GUARD = new PluginGuard("model 'mad' (mad.jar)");
    private static final PairSet PAIRS =
            new TinyDataset(new TinyDataset.TinyOptions(3, "first")).train();
    private static final List<Image> PICTURES =
            List.of(TinyDataset.square(0), TinyDataset.square(1));
    private static final List<String> TEXTS = List.of("a lime", "a plum");

    private final Path folder;

    ModelGuardTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // plugins must not return null
    private static <T> T nullResult() {
        return null;
    }

    private static void assertRefused(String complaint, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(PluginException.class)
                .hasMessage("model 'mad' (mad.jar): " + complaint);
    }

    private TrainingContext context() {
        return new TrainingContext("model", folder, new Seed(1), TrainingListener.silent());
    }

    /** A provider that always returns one opened model and one checkpoint. */
    private record Fixed(int imageSize, @Nullable Checkpoint made, @Nullable ImageTextModel model)
            implements ModelProvider {

        @Override
        public boolean pretrained() {
            return false;
        }

        @Override
        @SuppressWarnings("NullAway")
        public Checkpoint initialise(PairSet pairs, List<String> texts, TrainingContext context) {
            return made;
        }

        @Override
        @SuppressWarnings("NullAway")
        public Checkpoint train(
                Checkpoint start, PairSet pairs, Recipe recipe, TrainingContext context) {
            return made;
        }

        @Override
        @SuppressWarnings("NullAway")
        public Checkpoint mix(Checkpoint start, Checkpoint end, double share, Path folder) {
            return made;
        }

        @Override
        @SuppressWarnings("NullAway")
        public ImageTextModel open(Checkpoint checkpoint) {
            return model;
        }
    }

    /** A model that returns the same rows for all inputs. */
    private record Rows(
            @Nullable Embeddings pictures, @Nullable Embeddings texts, double logitScale)
            implements ImageTextModel {

        @Override
        public Checkpoint checkpoint() {
            return new Checkpoint(Path.of("model"), "mad");
        }

        @Override
        public int imageSize() {
            return TinyDataset.SIZE;
        }

        @Override
        @SuppressWarnings("NullAway")
        public Embeddings embedImages(List<Image> images) {
            return pictures;
        }

        @Override
        @SuppressWarnings("NullAway")
        public Embeddings embedTexts(List<String> given) {
            return texts;
        }

        @Override
        public void close() {}
    }

    private static Embeddings rows(int count, int dimension, float number) {
        float[] values = new float[count * dimension];
        Arrays.fill(values, number);
        return new Embeddings(count, dimension, values);
    }

    private ImageTextModel openModel(
            @Nullable Embeddings pictures, @Nullable Embeddings texts, double scale) {
        return new CheckedModels(
                        GUARD, new Fixed(TinyDataset.SIZE, null, new Rows(pictures, texts, scale)))
                .open(new Checkpoint(folder, "mad"));
    }

    @Test
    void acceptsAValidModel() {
        ModelProvider models = new CheckedModels(GUARD, new ColourModel());
        Checkpoint start = models.initialise(PAIRS, List.of(), context());
        try (ImageTextModel model = models.open(start)) {
            assertThat(model.embedImages(PICTURES).count()).isEqualTo(2);
            assertThat(model.embedTexts(TEXTS).count()).isEqualTo(2);
            assertThat(model.embedTexts(List.of()).count()).isZero();
            assertThat(model.logitScale()).isEqualTo(100);
        }
        assertThat(models.imageSize()).isEqualTo(TinyDataset.SIZE);
        assertThat(models.complaints()).isEmpty();
    }

    @Test
    void rejectsAModelWithoutWeights() {
        Checkpoint empty = new Checkpoint(folder.resolve("none"), "mad");
        for (String method : List.of("initialise()", "train()")) {
            assertRefused(method + " returned null", () -> createOrTrain(method, null));
            assertRefused(
                    "%s returned a model without weights: there is no file %s"
                            .formatted(method, empty.weights()),
                    () -> createOrTrain(method, empty));
            assertRefused(
                    method + ".folder() returned null",
                    () -> createOrTrain(method, new Checkpoint(nullResult(), "mad")));
        }
    }

    private void createOrTrain(String method, @Nullable Checkpoint checkpoint) {
        ModelProvider models =
                new CheckedModels(GUARD, new Fixed(TinyDataset.SIZE, checkpoint, null));
        if (method.equals("initialise()")) {
            models.initialise(PAIRS, List.of(), context());
        } else {
            models.train(new Checkpoint(folder, "mad"), PAIRS, nullResult(), context());
        }
    }

    @Test
    void rejectsInvalidOrInconsistentPictureSizes() {
        assertRefused(
                "imageSize() returned 0",
                () -> new CheckedModels(GUARD, new Fixed(0, null, null)).imageSize());
        assertRefused(
                "open() returned a model for pictures of 4 pixels, and imageSize() says 5",
                () ->
                        new CheckedModels(GUARD, new Fixed(5, null, new Rows(null, null, 1)))
                                .open(new Checkpoint(folder, "mad")));
        assertRefused(
                "open() returned null",
                () ->
                        new CheckedModels(GUARD, new Fixed(4, null, null))
                                .open(new Checkpoint(folder, "mad")));
    }

    @Test
    void rejectsRowsOfWrongNumberOrLength() {
        assertRefused(
                "embedImages() returned null",
                () -> openModel(null, null, 1).embedImages(PICTURES));
        assertRefused(
                "embedTexts() returned null", () -> openModel(null, null, 1).embedTexts(TEXTS));
        assertRefused(
                "embedImages() returned 3 rows for 2 inputs",
                () -> openModel(rows(3, 2, 1), null, 1).embedImages(PICTURES));
        assertRefused(
                "embedTexts() returned rows of 0 numbers",
                () -> openModel(null, rows(2, 0, 1), 1).embedTexts(TEXTS));
        ImageTextModel model = openModel(rows(2, 3, 1), rows(2, 2, 1), 1);
        model.embedImages(PICTURES);
        assertRefused(
                "embedTexts() returned rows of 2 numbers, after rows of 3",
                () -> model.embedTexts(TEXTS));
    }

    @Test
    void rejectsEmbeddingsThatAreNotFinite() {
        for (float number : new float[] {Float.NaN, Float.NEGATIVE_INFINITY}) {
            assertRefused(
                    ("embedImages() returned an embedding with %s in it; the weights in %s, or what"
                                    + " they were trained with, are damaged")
                            .formatted(number, folder),
                    () -> openModel(rows(2, 3, number), null, 1).embedImages(PICTURES));
        }
        assertRefused(
                "logitScale() returned NaN", () -> openModel(null, null, Double.NaN).logitScale());
    }
}
