package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.backend.Checkpointing;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.clip.layers.ForwardPass;
import io.mithridate.tensorflow.graph.Initializer;
import io.mithridate.tensorflow.pictures.PictureCacheFolder;
import io.mithridate.tensorflow.training.loss.Loss;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TNumber;

class NetworksTest {

    private static final int SIDE = 8;
    private static final TinyPairs PICTURES = new TinyPairs(25, SIDE);

    private static final View.Images VIEW = View.images();

    /** An epoch has three batches of eight, so seven steps reach the third epoch. */
    private static final StepRecipe RECIPE = recipe(7, 1e-2);

    private static StepRecipe recipe(int steps, double learningRate) {
        return new StepRecipe(steps, 8, StepRule.cosine(learningRate, steps));
    }

    @TempDir private Path folder;

    private static final Compute CPU =
            new Compute(Compute.Device.CPU, 1, Compute.Precision.FLOAT32);

    private final Optimizer optimizer = new Optimizer(CPU, TinyPairs.decoder());
    private final Networks networks = new Networks(CPU);

    /**
     * Trains a network to estimate how red a picture is. The noise added to pictures grows from
     * step to step.
     */
    private static final class Redness implements Objective {

        @Override
        public List<View> views() {
            return List.of(VIEW);
        }

        @Override
        public Loss loss(Ops tf, Batch batch) {
            Operand<TFloat32> pictures = fractions(tf, batch.pixels(VIEW));
            Operand<TFloat32> noise =
                    tf.math.mul(
                            tf.random.statelessRandomNormal(
                                    tf.constant(new int[] {batch.size(), SIDE, SIDE, 3}),
                                    batch.seed("noise"),
                                    TFloat32.class),
                            batch.scheduled("noise"));
            Operand<TFloat32> found = estimate(batch.network(), tf.math.add(pictures, noise));
            Operand<TFloat32> red =
                    tf.slice(
                            means(tf, pictures),
                            tf.constant(new int[] {0, 0}),
                            tf.constant(new int[] {batch.size(), 1}));
            return Loss.of(
                    "error",
                    tf.math.mean(
                            tf.math.squaredDifference(found, red), tf.constant(new int[] {0, 1})));
        }

        @Override
        public Map<String, Objective.ScheduledNumber> scheduledNumbers() {
            return Map.of("noise", (step, steps) -> 0.01 * step / steps);
        }

        static Operand<TFloat32> estimate(ForwardPass pass, Operand<TFloat32> pictures) {
            Ops tf = pass.ops();
            Operand<TFloat32> images =
                    pass.batchNorm(
                            pass.convolution(pictures, "conv", 4, 3, 1, Initializer.normal(0.3)),
                            "norm");
            return pass.linear(
                    means(tf, tf.nn.relu(images)),
                    "head",
                    1,
                    Initializer.normal(0.3),
                    Initializer.zeros());
        }

        static Operand<TFloat32> fractions(Ops tf, Operand<? extends TNumber> pictures) {
            return tf.math.div(tf.dtypes.cast(pictures, TFloat32.class), tf.constant(255f));
        }

        private static Operand<TFloat32> means(Ops tf, Operand<TFloat32> images) {
            return tf.math.mean(images, tf.constant(new int[] {1, 2}));
        }
    }

    private static final class KilledException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Records its calls, and kills the run at a step. */
    private static final class Heard implements TrainingListener {

        private final long killStep;
        private final List<Start> starts = new ArrayList<>();
        private final List<Step> steps = new ArrayList<>();
        private final List<LeftOut> leftOut = new ArrayList<>();

        Heard(long killStep) {
            this.killStep = killStep;
        }

        @Override
        public void onStart(Start start) {
            starts.add(start);
        }

        @Override
        public void onStep(Step step) {
            steps.add(step);
            if (step.number() == killStep) {
                throw new KilledException();
            }
        }

        @Override
        public void onLeftOut(LeftOut pair) {
            leftOut.add(pair);
        }
    }

    private TrainingContext context(long seed, TrainingListener listener) {
        return new TrainingContext(
                "redness",
                folder,
                new Seed(seed),
                listener,
                Optional.of(new Checkpointing(folder.resolve("states"), Duration.ofDays(1), 2)));
    }

    private Map<String, NumberArray> train(StepRecipe recipe, long seed, Heard recorder) {
        return train(PICTURES, new Redness(), recipe, context(seed, recorder));
    }

    private Map<String, NumberArray> train(
            TinyPairs pictures, Objective objective, StepRecipe recipe, TrainingContext context) {
        return optimizer.optimise(SIDE, pictures, objective, recipe, context).last();
    }

    @Test
    void learnsToMinimizeTheLoss() {
        Map<String, NumberArray> weights = train(recipe(150, 2e-2), 1, new Heard(0));
        double error = 0;
        try (OpenNetwork<float[]> network =
                networks.numbers(
                        SIDE,
                        weights,
                        (pass, pictures) ->
                                Redness.estimate(pass, Redness.fractions(pass.ops(), pictures)))) {
            List<Image> images = images();
            List<float[]> found = network.run(images);
            for (int i = 0; i < images.size(); i++) {
                error += Math.abs(found.get(i)[0] - redness(images.get(i))) / images.size();
            }
        }
        // Red is from 0.35 to 0.65 in these pictures; a constant guess is off by about 0.08.
        assertThat(error).isLessThan(0.04);
    }

    private static List<Image> images() {
        List<Image> images = new ArrayList<>();
        for (int i = 0; i < PICTURES.size(); i++) {
            images.add(TinyPairs.decoder().decode(PICTURES.image(i)));
        }
        return images;
    }

    private static double redness(Image image) {
        double sum = 0;
        for (int i = 0; i < image.rgb().length; i += Image.CHANNELS) {
            sum += Byte.toUnsignedInt(image.rgb()[i]) / 255.0;
        }
        return sum / (SIDE * SIDE);
    }

    @Test
    void repeatsThePicturesForAllSteps() {
        Heard recorder = new Heard(0);
        Map<String, NumberArray> weights = train(RECIPE, 1, recorder);
        assertThat(recorder.starts).containsExactly(new TrainingListener.Start("redness", 7, 3, 8));
        assertThat(recorder.steps).hasSize(7);
        assertThat(recorder.steps.get(0).learningRate()).isEqualTo(1e-2);
        assertThat(recorder.steps.get(6).learningRate())
                .isCloseTo(1e-2 / 2 * (1 + Math.cos(Math.PI * 6 / 7)), within(1e-12));
        assertThat(weights.get("conv"))
                .extracting(NumberArray::shape)
                .isEqualTo(List.of(4, 3, 3, 3));
        assertThat(weights)
                .containsOnlyKeys(
                        "conv",
                        "norm.weight",
                        "norm.bias",
                        "norm.running_mean",
                        "norm.running_var",
                        "head.weight",
                        "head.bias");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void numberOfLoaderThreadsDoesNotAffectWeights(int loaders) {
        Map<String, NumberArray> usual = train(RECIPE, 1, new Heard(0));
        assertThat(
                        new Optimizer(CPU, TinyPairs.decoder(), PictureCacheFolder.none(), loaders)
                                .optimise(
                                        SIDE,
                                        PICTURES,
                                        new Redness(),
                                        RECIPE,
                                        new TrainingContext(
                                                "redness",
                                                folder,
                                                new Seed(1),
                                                TrainingListener.silent()))
                                .last())
                .isEqualTo(usual);
    }

    @Test
    void anotherSeedGivesOtherWeights() {
        Map<String, NumberArray> one = train(RECIPE, 1, new Heard(0));
        assertThat(train(RECIPE, 2, new Heard(0)).get("head.weight"))
                .isNotEqualTo(one.get("head.weight"));
    }

    @ParameterizedTest(name = "killed at step {0}")
    @ValueSource(longs = {1, 4, 5, 7})
    void resumedRunGivesTheSameBits(long killStep) {
        Heard unbroken = new Heard(0);
        Map<String, NumberArray> whole =
                train(
                        PICTURES,
                        new Redness(),
                        RECIPE,
                        new TrainingContext("redness", folder, new Seed(1), unbroken));
        assertThatThrownBy(() -> train(RECIPE, 1, new Heard(killStep)))
                .isInstanceOf(KilledException.class);
        Heard recorder = new Heard(0);
        assertThat(train(RECIPE, 1, recorder)).isEqualTo(whole);
        long saved = (killStep - 1) / 2 * 2;
        assertThat(recorder.starts.get(0).done()).isEqualTo(saved);
        assertThat(recorder.steps).isEqualTo(unbroken.steps.subList((int) saved, 7));
    }

    /**
     * The rate falls to zero by the last step, so a short run differs from the start of a long one.
     */
    @Test
    void shorterRunDoesNotResumeALongerOne() {
        StepRecipe shorter = recipe(4, 1e-2);
        Map<String, NumberArray> fresh =
                train(
                        PICTURES,
                        new Redness(),
                        shorter,
                        new TrainingContext("redness", folder, new Seed(1), new Heard(0)));
        assertThatThrownBy(() -> train(RECIPE, 1, new Heard(5)))
                .isInstanceOf(KilledException.class);
        Heard recorder = new Heard(0);

        assertThat(train(shorter, 1, recorder)).isEqualTo(fresh);
        assertThat(recorder.starts.get(0).done()).isZero();
    }

    /** The second run has nothing left to do and reads no pictures. */
    @Test
    void reportsTheLeftOutPictures() {
        DamagedPairs pairs = new DamagedPairs(PICTURES, 1, Set.of(3));
        for (int time = 0; time < 2; time++) {
            Heard recorder = new Heard(0);
            optimizer.optimise(SIDE, pairs, new Redness(), RECIPE, context(1, recorder));

            assertThat(recorder.steps).hasSize(time == 0 ? 7 : 0);
            assertThat(recorder.leftOut)
                    .containsExactly(
                            new TrainingListener.LeftOut("tiny-3", "tiny-3.png: it is truncated"));
        }
    }

    @Test
    void rejectsFewerPicturesThanABatch() {
        assertThatThrownBy(
                        () ->
                                train(
                                        new TinyPairs(7, SIDE),
                                        new Redness(),
                                        RECIPE,
                                        context(1, new Heard(0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("redness: 7 pairs are fewer than one batch of 8");
    }

    /** Trains a network to predict the output of a frozen one. */
    private static final class Imitation implements Objective {

        @Override
        public List<View> views() {
            return List.of(VIEW);
        }

        private final Map<String, NumberArray> frozen;

        Imitation(Map<String, NumberArray> frozen) {
            this.frozen = frozen;
        }

        @Override
        public Map<String, NumberArray> frozenNetworks() {
            return frozen;
        }

        @Override
        public Loss loss(Ops tf, Batch batch) {
            Operand<TFloat32> pictures = Redness.fractions(tf, batch.pixels(VIEW));
            return Loss.of(
                    "error",
                    tf.math.mean(
                            tf.math.squaredDifference(
                                    Redness.estimate(batch.network(), pictures),
                                    Redness.estimate(batch.frozenNetwork(), pictures)),
                            tf.constant(new int[] {0, 1})));
        }
    }

    @Test
    void learnsToImitateAFrozenNetwork() {
        Map<String, NumberArray> original = train(RECIPE, 1, new Heard(0));
        Heard recorder = new Heard(0);
        Map<String, NumberArray> imitation =
                train(
                        PICTURES,
                        new Imitation(original),
                        recipe(60, 2e-2),
                        new TrainingContext("imitation", folder, new Seed(9), recorder));
        assertThat(imitation.keySet()).isEqualTo(original.keySet());
        assertThat(recorder.steps.get(59).loss()).isLessThan(recorder.steps.get(0).loss() / 10);
    }

    @Test
    void rejectsALossThatNeedsAModel() {
        assertThatThrownBy(
                        () ->
                                train(
                                        PICTURES,
                                        Objective.of(
                                                List.of(VIEW),
                                                (tf, batch) ->
                                                        Loss.of("logits", batch.logitScale())),
                                        RECIPE,
                                        context(1, new Heard(0))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there is no model in this run");
    }

    @Test
    void rejectsZeroSteps() {
        assertThatThrownBy(() -> recipe(0, 1e-2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 steps");
    }

    @Test
    void returnsOutputPicturesByteForByte() {
        List<Image> images = images();
        try (OpenNetwork<Image> negative =
                networks.pictures(
                        SIDE,
                        Map.of(),
                        (pass, pictures) ->
                                pass.ops()
                                        .dtypes
                                        .cast(
                                                pass.ops()
                                                        .math
                                                        .sub(
                                                                pass.ops().constant(255f),
                                                                pass.ops()
                                                                        .dtypes
                                                                        .cast(
                                                                                pictures,
                                                                                TFloat32.class)),
                                                TUint8.class))) {
            List<Image> results = negative.run(images);
            assertThat(results).hasSameSizeAs(images);
            for (int i = 0; i < images.size(); i++) {
                byte[] inverted = images.get(i).rgb().clone();
                for (int k = 0; k < inverted.length; k++) {
                    inverted[k] = (byte) ~inverted[k];
                }
                assertThat(results.get(i)).isEqualTo(new Image(SIDE, SIDE, inverted));
            }
        }
    }

    @Test
    void rejectsPicturesOfAnotherSize() {
        try (OpenNetwork<Image> same =
                networks.pictures(SIDE, Map.of(), (pass, pictures) -> pictures)) {
            assertThatThrownBy(() -> same.run(List.of(Image.black(8, 9))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("8 x 9")
                    .hasMessageContaining("8 x 8");
        }
    }

    @Test
    void rejectsWeightsOfAnotherNetwork() {
        assertThatThrownBy(
                        () ->
                                networks.numbers(
                                        SIDE,
                                        Map.of(),
                                        (pass, pictures) ->
                                                Redness.estimate(
                                                        pass,
                                                        Redness.fractions(pass.ops(), pictures))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no value for 'conv'");
    }
}
