package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.backend.NonFiniteLossException;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.clip.architecture.MiniArchitecture;
import io.mithridate.tensorflow.clip.architecture.Parameters;
import io.mithridate.tensorflow.graph.Role;
import io.mithridate.tensorflow.graph.Variable;
import io.mithridate.tensorflow.text.BytePairEncoding;
import io.mithridate.tensorflow.training.loss.Loss;
import io.mithridate.tensorflow.training.loss.Losses;
import io.mithridate.tensorflow.training.loss.SubCaptionLosses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class FineTunerTest {

    private static final int SIDE = 16;
    private static final TinyPairs PAIRS = new TinyPairs(52, SIDE);
    private static final View.Images IMAGE = View.images();
    private static final View.Images INVERTED =
            View.images("inverted", (image, random) -> invert(image));
    private static final View.Captions CAPTION = View.captions();

    @TempDir private Path folder;
    private Checkpoint start = new Checkpoint(Path.of(""), "");
    private int runs;

    @BeforeEach
    void writeStart() throws IOException {
        List<String> captions = IntStream.range(0, PAIRS.size()).mapToObj(PAIRS::caption).toList();
        BytePairEncoding tokenizer = BytePairEncoding.learn(captions, 540, 16);
        MiniArchitecture architecture =
                new MiniArchitecture(
                        SIDE, List.of(4, 8), 8, 16, 2, 2, 16, tokenizer.vocabularySize());
        start =
                ClipCheckpoint.initial(architecture, tokenizer, new Seed(5))
                        .write(Files.createDirectories(folder.resolve("start")));
    }

    private static Image invert(Image image) {
        byte[] rgb = image.rgb().clone();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) ~rgb[i];
        }
        return new Image(image.width(), image.height(), rgb);
    }

    private static Recipe recipe(int epochs, double learningRate) {
        return new Recipe(epochs, 16, learningRate, 2, 0.1, 0.9, 0.999, 1e-8, 1);
    }

    /** The trained weights, and the steps that the listener received. */
    private record Trained(Map<String, float[]> weights, List<TrainingListener.Step> steps) {

        float[] weight(String name) {
            return Objects.requireNonNull(weights.get(name), name);
        }
    }

    private Trained train(Objective objective, Recipe recipe, long seed) {
        return train(objective, recipe, seed, TinyPairs.decoder());
    }

    private Trained train(Objective objective, Recipe recipe, long seed, ImageDecoder decoder) {
        return train(objective, recipe, seed, decoder, TrainingListener.silent());
    }

    private Trained train(
            Objective objective,
            Recipe recipe,
            long seed,
            ImageDecoder decoder,
            TrainingListener otherListener) {
        List<TrainingListener.Step> steps = new ArrayList<>();
        TrainingListener listener =
                new TrainingListener() {
                    @Override
                    public void onStep(Step step) {
                        steps.add(step);
                    }
                };
        Compute compute = new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32);
        Checkpoint trained =
                new FineTuner(compute, decoder)
                        .fineTune(
                                start,
                                PAIRS,
                                objective,
                                recipe,
                                context(
                                        seed,
                                        TrainingListener.all(List.of(listener, otherListener))));
        return new Trained(ClipCheckpoint.read(trained).weights(), steps);
    }

    private TrainingContext context(long seed, TrainingListener listener) {
        return new TrainingContext(
                "victim", createFolder(folder.resolve("run-" + runs++)), new Seed(seed), listener);
    }

    private static Path createFolder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertEqualWeights(Trained one, Trained other) {
        assertThat(other.weights().keySet()).isEqualTo(one.weights().keySet());
        one.weights().forEach((name, w) -> assertThat(other.weight(name)).as(name).isEqualTo(w));
    }

    @Test
    void sameSeedGivesTheSameBits() {
        Objective objective = randomViews();
        Trained one = train(objective, recipe(2, 1e-2), 1);
        Trained again = train(objective, recipe(2, 1e-2), 1);
        Trained other = train(objective, recipe(2, 1e-2), 2);
        assertEqualWeights(one, again);
        assertThat(one.steps()).isEqualTo(again.steps());
        assertThat(other.weight("visual.proj")).isNotEqualTo(one.weight("visual.proj"));
    }

    /**
     * Adam's own step is the same with and without decay, so after one step the two differ by η λ w
     * if a variable decays, and not at all otherwise.
     */
    @Test
    void onlyWeightsDecayByDefault() {
        double rate = 1e-2;
        double decay = 0.5;
        Trained without = train(ClipObjective.textbook(), oneStep(rate, 0), 1);
        Trained with = train(ClipObjective.textbook(), oneStep(rate, decay), 1);
        ClipCheckpoint first = ClipCheckpoint.read(start);
        Map<Role, Integer> seen = new EnumMap<>(Role.class);
        for (Variable variable : Parameters.of(first.architecture()).list()) {
            float[] before = Objects.requireNonNull(first.weights().get(variable.name()));
            double share = variable.role() == Role.WEIGHT ? rate * decay : 0;
            for (int i = 0; i < before.length; i++) {
                assertThat(
                                (double) without.weight(variable.name())[i]
                                        - with.weight(variable.name())[i])
                        .as("%s, a %s, number %d", variable.name(), variable.role(), i)
                        .isCloseTo(share * before[i], within(share == 0 ? 0 : 1e-6));
            }
            seen.merge(variable.role(), 1, Integer::sum);
        }
        assertThat(seen).containsKeys(Role.WEIGHT, Role.NORM, Role.BIAS, Role.LOGIT_SCALE);
    }

    @Test
    void objectivesCanFreezeBatchNormsGainsAndShifts() {
        Objective clip = ClipObjective.textbook();
        Trained trained =
                train(
                        new Objective() {
                            @Override
                            public List<View> views() {
                                return clip.views();
                            }

                            @Override
                            public Loss loss(Ops tf, Batch batch) {
                                return clip.loss(tf, batch);
                            }

                            @Override
                            public boolean trainsBatchNorm() {
                                return false;
                            }
                        },
                        oneStep(1e-2, 0.5),
                        1);
        ClipCheckpoint first = ClipCheckpoint.read(start);
        Map<Role, Integer> seen = new EnumMap<>(Role.class);
        for (Variable variable : Parameters.of(first.architecture()).list()) {
            assertThat(
                            Arrays.equals(
                                    trained.weight(variable.name()),
                                    first.weights().get(variable.name())))
                    .as("%s, a %s, stays", variable.name(), variable.role())
                    .isEqualTo(variable.role() == Role.BATCH_NORM);
            seen.merge(variable.role(), 1, Integer::sum);
        }
        assertThat(seen).containsKeys(Role.WEIGHT, Role.NORM, Role.BATCH_NORM, Role.STATISTIC);
    }

    @Test
    void onlyMatricesCanDecayAsInOpenClip() {
        Trained without = train(ClipObjective.textbook(), oneStep(1e-2, 0), 1);
        Trained with = train(ClipObjective.textbook(), recipeWithMatrixDecay(1e-2, 0.5), 1);
        for (Variable variable : Parameters.of(ClipCheckpoint.read(start).architecture()).list()) {
            boolean same =
                    Arrays.equals(without.weight(variable.name()), with.weight(variable.name()));
            boolean matrix = variable.role() == Role.WEIGHT && variable.shape().length > 1;
            assertThat(same).as("%s did not decay", variable.name()).isNotEqualTo(matrix);
        }
    }

    private static Recipe recipeWithMatrixDecay(double learningRate, double weightDecay) {
        return new Recipe(
                1,
                PAIRS.size(),
                learningRate,
                Optional.of(0),
                Recipe.Schedule.COSINE,
                weightDecay,
                Recipe.Decayed.MATRICES,
                0.9,
                0.999,
                1e-8,
                0,
                false);
    }

    private static Recipe oneStep(double learningRate, double weightDecay) {
        return new Recipe(1, PAIRS.size(), learningRate, 0, weightDecay, 0.9, 0.999, 1e-8, 0);
    }

    private static Objective randomViews() {
        View.Images noisy =
                View.images(
                        "noisy",
                        (image, random) -> {
                            Image copy = image.copy();
                            copy.rgb()[random.nextInt(copy.rgb().length)] = 0;
                            return copy;
                        });
        View.Captions cut =
                View.captions("cut", (caption, random) -> caption.substring(random.nextInt(4)));
        View.SubCaptions sub =
                new View.SubCaptions(
                        "sub",
                        (caption, random) ->
                                Optional.of(
                                        new View.SubCaption(
                                                caption.substring(0, 5),
                                                "a pink " + random.nextInt(9))),
                        new Selection.OfEachBatch(0.25),
                        Optional.empty(),
                        false);
        return Objective.of(
                List.of(IMAGE, noisy, CAPTION, cut, sub),
                (tf, batch) -> {
                    Operand<TFloat32> scale = batch.logitScale();
                    Operand<TFloat32> chosen = batch.select(batch.of(IMAGE), sub);
                    return Loss.sum(
                            tf,
                            new Loss.Term(
                                    "clip",
                                    Losses.clip(tf, batch.of(IMAGE), batch.of(CAPTION), scale),
                                    1),
                            new Loss.Term(
                                    "in-modal",
                                    Losses.inModal(
                                            tf,
                                            batch.of(IMAGE),
                                            batch.of(noisy),
                                            batch.of(CAPTION),
                                            batch.of(cut),
                                            scale),
                                    1),
                            new Loss.Term(
                                    "image-to-text",
                                    SubCaptionLosses.imageToSubCaptions(
                                            tf,
                                            chosen,
                                            batch.of(sub.positives()),
                                            batch.of(sub.negatives()),
                                            batch.weights(sub),
                                            scale,
                                            Optional.empty(),
                                            SubCaptionLosses.Negatives.ALL),
                                    0.5));
                });
    }

    @Test
    void reportsTheTermsAndRateOfEveryStep() {
        Trained trained = train(randomViews(), recipe(2, 1e-2), 1);
        assertThat(trained.steps()).hasSize(6);
        TrainingListener.Step first = trained.steps().get(0);
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.epoch()).isEqualTo(1);
        assertThat(first.samples()).isEqualTo(16);
        assertThat(first.learningRate()).isEqualTo(5e-3);
        Map<String, Double> terms = first.terms();
        assertThat(terms.keySet()).containsExactlyInAnyOrder("clip", "in-modal", "image-to-text");
        assertThat(first.loss())
                .isCloseTo(
                        term(first, "clip")
                                + term(first, "in-modal")
                                + 0.5 * term(first, "image-to-text"),
                        within(1e-4));
        assertThat(trained.steps().get(5).epoch()).isEqualTo(2);
    }

    private static double term(TrainingListener.Step step, String name) {
        return Objects.requireNonNull(step.terms().get(name));
    }

    @Test
    void viewsEmbeddedTogetherShareTheirBatchStatistics() {
        float[] plain = meanAfterOneStep(IMAGE);
        float[] inverted = meanAfterOneStep(INVERTED);
        float[] both = meanAfterOneStep(INVERTED, IMAGE);
        for (int channel = 0; channel < both.length; channel++) {
            assertThat(both[channel])
                    .isCloseTo((plain[channel] + inverted[channel]) / 2, within(1e-5f));
        }
        assertThat(plain).isNotEqualTo(inverted);
    }

    private float[] meanAfterOneStep(View.Images... images) {
        List<View> views = new ArrayList<>(List.of(images));
        views.add(CAPTION);
        Objective objective =
                Objective.of(
                        views,
                        (tf, batch) ->
                                Loss.of(
                                        "distance",
                                        Losses.squaredDistance(
                                                tf, batch.of(images[0]), batch.of(CAPTION))));
        // One step: 52 pairs hold one batch of 40.
        Recipe one = new Recipe(1, 40, 1e-3, 0, 0, 0.9, 0.999, 1e-8, 0);
        return train(objective, one, 1).weight("visual.bn1.running_mean");
    }

    @Test
    void rejectsNegativesOfAViewWithPositivesOnly() {
        View.SubCaptions positives =
                new View.SubCaptions(
                        "sub",
                        (caption, random) -> Optional.of(new View.SubCaption(caption, caption)),
                        new Selection.OfEachBatch(1),
                        Optional.empty(),
                        true);
        Objective objective =
                Objective.of(
                        List.of(positives),
                        (tf, batch) ->
                                Loss.of(
                                        "distance",
                                        Losses.squaredDistance(
                                                tf,
                                                batch.of(positives.positives()),
                                                batch.of(positives.negatives()))));
        assertThatThrownBy(() -> train(objective, recipe(1, 1e-3), 1))
                .hasMessageContaining("do not name 'sub.negative', only [sub.positive]");
    }

    @Test
    void weightsThatTheLossDoesNotUseStayUnchanged() {
        Map<String, float[]> before = ClipCheckpoint.read(start).weights();
        Objective imagesOnly =
                Objective.of(
                        List.of(IMAGE, INVERTED),
                        (tf, batch) -> {
                            return Loss.of(
                                    "distance",
                                    Losses.squaredDistance(
                                            tf, batch.of(IMAGE), batch.of(INVERTED)));
                        });
        Trained trained = train(imagesOnly, recipe(1, 1e-2), 1);
        assertThat(trained.weight("token_embedding.weight"))
                .isEqualTo(before.get("token_embedding.weight"));
        assertThat(trained.weight("logit_scale")).isEqualTo(before.get("logit_scale"));
        assertThat(trained.weight("visual.proj")).isNotEqualTo(before.get("visual.proj"));
    }

    @Test
    void frozenModelKeepsTheInitialWeights() {
        Objective away =
                Objective.of(
                        List.of(IMAGE, CAPTION),
                        (tf, batch) -> {
                            Operand<TFloat32> texts = batch.of(CAPTION);
                            Operand<TFloat32> moved =
                                    Losses.squaredDistance(tf, texts, batch.frozen(CAPTION));
                            Operand<TFloat32> images = batch.of(IMAGE);
                            Operand<TFloat32> clip =
                                    Losses.clip(tf, images, texts, batch.logitScale());
                            return Loss.sum(
                                    tf,
                                    new Loss.Term("clip", clip, 1),
                                    new Loss.Term("moved", moved, 0));
                        });
        List<TrainingListener.Step> steps = train(away, recipe(2, 1e-2), 1).steps();
        assertThat(term(steps.get(0), "moved")).isCloseTo(0, within(1e-9));
        assertThat(term(steps.get(5), "moved")).isGreaterThan(1e-3);
    }

    /**
     * When pairs are shuffled, their numbers are shuffled with them; sums over a batch show this.
     */
    @Test
    void numbersBelongToTheirPairs() {
        float[] rows = new float[2 * PAIRS.size()];
        for (int i = 0; i < PAIRS.size(); i++) {
            rows[2 * i] = i;
            rows[2 * i + 1] = i * i;
        }
        View.Numbers number = View.numbers("number", new Embeddings(PAIRS.size(), 2, rows));
        Objective objective =
                Objective.of(
                        List.of(IMAGE, CAPTION, number),
                        (tf, batch) -> {
                            Operand<TFloat32> first = column(tf, batch.numbers(number), 0);
                            Operand<TFloat32> second = column(tf, batch.numbers(number), 1);
                            return new Loss(
                                    Losses.clip(
                                            tf,
                                            batch.of(IMAGE),
                                            batch.of(CAPTION),
                                            batch.logitScale()),
                                    Map.of(
                                            "sum",
                                            tf.sum(first, tf.constant(0)),
                                            "difference",
                                            tf.sum(
                                                    tf.math.squaredDifference(
                                                            tf.math.square(first), second),
                                                    tf.constant(0))));
                        });
        Recipe all = new Recipe(1, PAIRS.size(), 1e-3, 0, 0, 0.9, 0.999, 1e-8, 0);
        TrainingListener.Step step = train(objective, all, 1).steps().get(0);
        assertThat(term(step, "sum")).isEqualTo(51 * 52 / 2);
        assertThat(term(step, "difference")).isZero();
    }

    private static Operand<TFloat32> column(Ops tf, Operand<TFloat32> rows, int column) {
        return tf.gather(rows, tf.constant(column), tf.constant(1));
    }

    @Test
    void lossOnTheFrozenLogitScaleDoesNotTrainTheScale() {
        Objective fixed =
                Objective.of(
                        List.of(IMAGE, CAPTION),
                        (tf, batch) ->
                                Loss.of(
                                        "clip",
                                        Losses.clip(
                                                tf,
                                                batch.of(IMAGE),
                                                batch.of(CAPTION),
                                                batch.frozenLogitScale())));
        Trained plain = train(ClipObjective.textbook(), recipe(1, 1e-2), 1);
        Trained trained = train(fixed, recipe(1, 1e-2), 1);
        float[] before =
                Objects.requireNonNull(ClipCheckpoint.read(start).weights().get("logit_scale"));
        assertThat(trained.weight("logit_scale")).isEqualTo(before);
        assertThat(plain.weight("logit_scale")).isNotEqualTo(before);
        assertThat(trained.steps().get(0).loss())
                .as("the first step's loss is that on the learnt scale")
                .isCloseTo(plain.steps().get(0).loss(), within(1e-6));
    }

    @Test
    void feedsScheduledNumbersInEveryStep() {
        Objective scheduled =
                new Objective() {
                    @Override
                    public List<View> views() {
                        return List.of(IMAGE, CAPTION);
                    }

                    @Override
                    public Map<String, ScheduledNumber> scheduledNumbers() {
                        return Map.of("progress", (step, steps) -> 10.0 * steps + step);
                    }

                    @Override
                    public Loss loss(Ops tf, Batch batch) {
                        Operand<TFloat32> clip =
                                Losses.clip(
                                        tf, batch.of(IMAGE), batch.of(CAPTION), batch.logitScale());
                        return Loss.sum(
                                tf,
                                new Loss.Term("clip", clip, 1),
                                new Loss.Term("progress", batch.scheduled("progress"), 0));
                    }
                };
        List<Double> progress =
                train(scheduled, recipe(1, 1e-3), 1).steps().stream()
                        .map(step -> term(step, "progress"))
                        .toList();
        assertThat(progress).containsExactly(30.0, 31.0, 32.0);
    }

    @Test
    void findsEqualCaptions() {
        Objective counting =
                Objective.of(
                        List.of(IMAGE, CAPTION),
                        (tf, batch) -> {
                            Operand<TFloat32> clip =
                                    Losses.clip(
                                            tf,
                                            batch.of(IMAGE),
                                            batch.of(CAPTION),
                                            batch.logitScale());
                            Operand<TFloat32> same =
                                    tf.sum(
                                            batch.sameCaptions(CAPTION),
                                            tf.constant(new int[] {0, 1}));
                            return Loss.sum(
                                    tf,
                                    new Loss.Term("clip", clip, 1),
                                    new Loss.Term("same", same, 0));
                        });
        // 52 pairs repeat 24 captions: four captions occur three times and twenty twice.
        Recipe all = new Recipe(1, 52, 1e-3, 0, 0, 0.9, 0.999, 1e-8, 0);
        assertThat(term(train(counting, all, 1).steps().get(0), "same")).isEqualTo(4 * 9 + 20 * 4);
    }

    @Test
    void stopsAtANonFiniteLossAndNamesTheSamples() {
        Objective broken =
                Objective.of(
                        List.of(IMAGE, CAPTION),
                        (tf, batch) ->
                                Loss.of(
                                        "broken",
                                        tf.math.mul(
                                                Losses.clip(
                                                        tf,
                                                        batch.of(IMAGE),
                                                        batch.of(CAPTION),
                                                        batch.logitScale()),
                                                tf.constant(Float.NaN))));
        assertThatThrownBy(() -> train(broken, recipe(1, 1e-3), 1))
                .isInstanceOf(NonFiniteLossException.class)
                .hasMessageContaining("NaN at step 1, learning rate 0.000500000")
                .hasMessageContaining("tiny-");
    }

    @Test
    void stopsAtANonFiniteGradientOfAFiniteLoss() {
        // The derivative of the root is infinite at zero, and times zero it is NaN.
        Objective broken =
                Objective.of(
                        List.of(IMAGE, CAPTION),
                        (tf, batch) -> {
                            Operand<TFloat32> clip =
                                    Losses.clip(
                                            tf,
                                            batch.of(IMAGE),
                                            batch.of(CAPTION),
                                            batch.logitScale());
                            Operand<TFloat32> zero =
                                    tf.math.sqrt(tf.math.mul(clip, tf.constant(0f)));
                            return Loss.of("broken", tf.math.add(clip, zero));
                        });
        assertThatThrownBy(() -> train(broken, recipe(1, 1e-3), 1))
                .isInstanceOf(NonFiniteLossException.class)
                .hasMessageContaining("norm of its gradients became NaN at step 1")
                .hasMessageContaining("tiny-");
    }

    @Test
    void doesNotWriteWeightsBrokenByTheLastStep() {
        Recipe hot = new Recipe(1, 40, 1e39, 0, 0.1, 0.9, 0.999, 1e-8, 0);
        assertThatThrownBy(() -> train(ClipObjective.textbook(), hot, 1))
                .isInstanceOf(NonFiniteLossException.class)
                .hasMessageContaining("are not finite at step 1, learning rate 1.00000e+39");
        assertThat(folder.resolve("run-0")).isEmptyDirectory();
    }

    /** Returns a listener that stores a weight after each epoch, by epoch and step. */
    private TrainingListener weightRecorder(Map<String, float[]> models) {
        return new TrainingListener() {
            @Override
            public void onModel(int epoch, long steps, Snapshot model) {
                String name = "epoch %d, step %d".formatted(epoch, steps);
                Path modelFolder = createFolder(folder.resolve(name));
                model.write(modelFolder);
                models.put(name, projection(new Checkpoint(modelFolder, start.architecture())));
            }
        };
    }

    private static float[] projection(Checkpoint checkpoint) {
        return Objects.requireNonNull(ClipCheckpoint.read(checkpoint).weights().get("visual.proj"));
    }

    @Test
    void providesTheModelAfterEachEpoch() {
        Map<String, float[]> models = new LinkedHashMap<>();
        Trained watched =
                train(
                        ClipObjective.textbook(),
                        recipe(2, 1e-2),
                        1,
                        TinyPairs.decoder(),
                        weightRecorder(models));
        Trained alone = train(ClipObjective.textbook(), recipe(2, 1e-2), 1);
        assertThat(models.keySet()).containsExactly("epoch 1, step 3", "epoch 2, step 6");
        assertThat(models.get("epoch 2, step 6")).isEqualTo(watched.weight("visual.proj"));
        assertThat(models.get("epoch 1, step 3"))
                .isNotEqualTo(watched.weight("visual.proj"))
                .isNotEqualTo(projection(start));
        assertEqualWeights(watched, alone);
    }

    @Test
    void rejectsFewerPairsThanABatch() {
        Recipe large = new Recipe(1, 53, 1e-3, 0, 0, 0.9, 0.999, 1e-8, 0);
        assertThatThrownBy(() -> train(ClipObjective.textbook(), large, 1))
                .hasMessage(
                        "victim: 52 pairs are fewer than one batch of 53; set a batch of at most"
                                + " 52");
    }

    @Test
    void namesViewsThatDoNotMatch() {
        assertThatThrownBy(
                        () ->
                                train(
                                        Objective.of(
                                                List.of(IMAGE, View.images()),
                                                (tf, batch) -> Loss.of("x", tf.constant(1f))),
                                        recipe(1, 1e-3),
                                        1))
                .hasMessageContaining("two views of the objective have the name 'image'");
        assertThatThrownBy(
                        () ->
                                train(
                                        Objective.of(
                                                List.of(IMAGE),
                                                (tf, batch) -> Loss.of("x", batch.of(CAPTION))),
                                        recipe(1, 1e-3),
                                        1))
                .hasMessageContaining("views() do not name 'caption'");
    }

    @Test
    void stopsTrainingIfInterrupted() {
        TrainingListener interrupting =
                new TrainingListener() {
                    @Override
                    public void onStep(Step step) {
                        Thread.currentThread().interrupt();
                    }
                };
        Compute compute = new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32);
        FineTuner tuner = new FineTuner(compute, TinyPairs.decoder());
        TrainingContext context = context(1, interrupting);
        assertThatThrownBy(
                        () ->
                                tuner.fineTune(
                                        start,
                                        PAIRS,
                                        ClipObjective.textbook(),
                                        recipe(1, 1e-3),
                                        context))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("before step 2");
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(context.folder()).isEmptyDirectory();
    }

    @Test
    void doesNotChangeTheStartCheckpoint() throws IOException {
        byte[] before = Files.readAllBytes(start.weights());
        train(ClipObjective.withoutFalseNegatives(), recipe(1, 1e-2), 1);
        assertThat(Arrays.equals(Files.readAllBytes(start.weights()), before)).isTrue();
    }
}
