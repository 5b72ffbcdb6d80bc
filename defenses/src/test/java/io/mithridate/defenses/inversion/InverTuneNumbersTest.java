package io.mithridate.defenses.inversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Recipe;
import io.mithridate.tensorflow.clip.Pixels;
import io.mithridate.tensorflow.graph.Gradients;
import io.mithridate.tensorflow.training.LearningRates;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Tests InverTune's formulas against independently computed numbers. */
class InverTuneNumbersTest {

    private static final float TOLERANCE = 1e-6f;
    private static final float[] CLEAN = {1, 2, 3, 4};
    private static final float[] TRIGGERED = {1.1f, 2, 6, 4.2f};

    private static float evaluate(Function<Ops, Operand<TFloat32>> formula) {
        try (Graph graph = new Graph()) {
            Operand<TFloat32> scalar = formula.apply(Ops.create(graph));
            try (Session session = new Session(graph);
                    TFloat32 value = (TFloat32) session.runner().fetch(scalar).run().get(0)) {
                return value.getFloat();
            }
        }
    }

    /** The impact is sqrt((.01 + 9 + .04) / 30); the differences .1, 0, 3, .2 are split at 3. */
    @Test
    void computesTheImpactAndTheMostAffectedNeurons() {
        List<TunedBlock> blocks = TunedBlock.of(List.of(CLEAN), List.of(TRIGGERED), 3);

        assertThat(blocks).hasSize(1);
        assertThat(blocks.get(0).impact()).isCloseTo(0.549242, within(1e-6));
        assertThat(blocks.get(0).neurons()).containsExactly(0, 0, 1, 0);
        assertThat(blocks.get(0).size()).isEqualTo(1);
    }

    @Test
    void returnsTheBlocksWithTheLargestImpactInTowerOrder() {
        List<TunedBlock> blocks =
                TunedBlock.of(
                        List.of(new float[] {1, 0}, new float[] {1, 0}, new float[] {1, 0}),
                        List.of(new float[] {1.5f, 0}, new float[] {1.1f, 0}, new float[] {3, 0}),
                        2);

        assertThat(blocks).extracting(TunedBlock::index).containsExactly(0, 2);
    }

    @Test
    void ranksABlockWithoutOutputLast() {
        List<TunedBlock> blocks =
                TunedBlock.of(
                        List.of(new float[] {0, 0}, new float[] {1, 0}),
                        List.of(new float[] {0, 0}, new float[] {1, 1}),
                        1);

        assertThat(blocks).extracting(TunedBlock::index).containsExactly(1);
    }

    @Test
    void alignmentUsesOnlyTheSelectedNeurons() {
        float aligned =
                evaluate(
                        tf ->
                                TuningObjective.alignment(
                                        tf,
                                        tf.constant(CLEAN),
                                        tf.constant(TRIGGERED),
                                        new float[] {0, 0, 1, 0}));

        assertThat(aligned).isCloseTo(1, within(TOLERANCE));
    }

    /** The alignment is 1, the distance is sqrt(.04 + .36 + .36 + .04) with weight 1/2. */
    @Test
    void tuningLossIsTheWeightedSum() {
        float[][] embedded = {{0.8f, 0.6f}, {0, 1}};
        float[][] frozen = {{1, 0}, {0.6f, 0.8f}};

        float total =
                evaluate(
                        tf ->
                                TuningObjective.loss(
                                                tf,
                                                List.of(tf.constant(0.25f), tf.constant(0.75f)),
                                                tf.constant(embedded),
                                                tf.constant(frozen),
                                                0.5)
                                        .total());

        assertThat(total).isCloseTo(1.447214f, within(TOLERANCE));
    }

    /** Embeddings have not moved in the first step, where the gradient of a plain norm is NaN. */
    @Test
    void gradientIsZeroAtADistanceOfZero() {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Operand<TFloat32> same = tf.constant(new float[][] {{0.6f, 0.8f}});
            Operand<TFloat32> norm = TuningObjective.norm(tf, tf.math.sub(same, same));
            Operand<TFloat32> gradient =
                    Gradients.ifDependent(graph, norm, List.of(same)).get(0).orElseThrow();
            try (Session session = new Session(graph);
                    TFloat32 value = (TFloat32) session.runner().fetch(gradient).run().get(0)) {
                assertThat(value.getFloat(0, 0)).isZero();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0.227156", "1, 2.012870"})
    void contrastIsACrossEntropyAtAFixedTemperature(int label, float expected) {
        float[][] cosines = {{0.3f, 0.1f}, {0.25f, 0.2f}};

        float[][] axes = {{1, 0}, {0, 1}};

        assertThat(
                        evaluate(
                                tf ->
                                        InversionObjective.contrast(
                                                tf,
                                                tf.constant(cosines),
                                                tf.constant(axes),
                                                label)))
                .isCloseTo(expected, within(1e-5f));
    }

    @Test
    void similarityOfEqualPicturesIsOne() {
        float[] noise = noise(12);

        assertThat(similarity(12, noise, noise)).isCloseTo(1, within(1e-5f));
    }

    /**
     * Without variances, the similarity of pictures with the means a and b is (2 a b + .0001) / (a²
     * + b² + .0001). For a = .5 and b = .3, this is .3001 / .3401.
     */
    @Test
    void similarityOfPlainPicturesDependsOnlyOnTheirMeans() {
        assertThat(similarity(12, plain(12, 0.5f), plain(12, 0.3f)))
                .isCloseTo(0.3001f / 0.3401f, within(1e-4f));
    }

    /** The picture has the size of one window, so the definition applies directly. */
    @Test
    void similarityOfOneWindowMatchesTheDefinition() {
        int side = 11;
        float[] one = noise(side);
        float[] other = new float[one.length];
        for (int i = 0; i < other.length; i++) {
            other[i] = 0.5f * one[i] + 0.2f * (i % 5) / 5;
        }
        double expected = 0;
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            expected += similarityByDefinition(side, one, other, channel) / Image.CHANNELS;
        }

        assertThat((double) similarity(side, one, other)).isCloseTo(expected, within(1e-4));
        assertThat(expected).isLessThan(0.9);
    }

    private static double similarityByDefinition(
            int side, float[] one, float[] other, int channel) {
        double[] sums = new double[6];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double square = (y - 5) * (y - 5) + (x - 5) * (x - 5);
                double weight = Math.exp(-square / (2 * 1.5 * 1.5));
                double a = one[(y * side + x) * Image.CHANNELS + channel];
                double b = other[(y * side + x) * Image.CHANNELS + channel];
                double[] terms = {1, a, b, a * a, b * b, a * b};
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += weight * terms[i];
                }
            }
        }
        double meanA = sums[1] / sums[0];
        double meanB = sums[2] / sums[0];
        double varianceA = sums[3] / sums[0] - meanA * meanA;
        double varianceB = sums[4] / sums[0] - meanB * meanB;
        double covariance = sums[5] / sums[0] - meanA * meanB;
        return (2 * meanA * meanB + 1e-4)
                * (2 * covariance + 9e-4)
                / ((meanA * meanA + meanB * meanB + 1e-4) * (varianceA + varianceB + 9e-4));
    }

    private static float similarity(int side, float[] one, float[] other) {
        return evaluate(
                tf ->
                        StructuralSimilarity.of(
                                tf, picture(tf, side, one), picture(tf, side, other)));
    }

    private static Operand<TFloat32> picture(Ops tf, int side, float[] levels) {
        return tf.reshape(
                tf.constant(levels), tf.constant(Shape.of(1, side, side, Image.CHANNELS)));
    }

    private static float[] plain(int side, float level) {
        float[] levels = new float[side * side * Image.CHANNELS];
        Arrays.fill(levels, level);
        return levels;
    }

    private static float[] noise(int side) {
        RandomGenerator random = new Seed(1).generator();
        float[] levels = new float[side * side * Image.CHANNELS];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (float) random.nextDouble();
        }
        return levels;
    }

    @Test
    void targetIsTheClassWithTheLargestRise() {
        TargetSearch.Found found =
                TargetSearch.largestRise(
                        new double[] {0.75, 0.25, 0, 0}, new double[] {0.25, 0.375, 0.125, 0.25});

        assertThat(found.label()).isEqualTo(3);
        assertThat(found.rise()).isEqualTo(0.25);
    }

    @Test
    void targetIsTheFirstOfClassesWithEqualRises() {
        assertThat(TargetSearch.largestRise(new double[] {1, 0, 0}, new double[] {0, 0.5, 0.5}))
                .isEqualTo(new TargetSearch.Found(1, 0.5));
    }

    @ParameterizedTest
    @CsvSource({"224, 38, 14", "48, 8, 3", "16, 2, 1"})
    void patchCoversThreePercentNearTheCorner(int imageSize, int side, int margin) {
        byte[] white = new byte[side * side * Image.CHANNELS];
        Arrays.fill(white, (byte) 255);

        assertThat(PastedPatch.cornerSide(imageSize)).isEqualTo(side);
        Image patched =
                new PastedPatch(new Image(side, side, white))
                        .inCorner(Image.black(imageSize, imageSize));

        int last = imageSize - margin - 1;
        assertThat(patched.value(last, last, 0)).isEqualTo(255);
        assertThat(patched.value(last + 1, last, 0)).isZero();
        assertThat(patched.value(last - side, last, 0)).isZero();
        assertThat(patched.value(last - side + 1, last - side + 1, 0)).isEqualTo(255);
    }

    /** Normalized white is 1.930, 2.075 and 2.146; black is −1.792, −1.752 and −1.480. */
    @Test
    void mixesPictureAndTriggerByTheMask() {
        float[] mask = new float[3];
        Arrays.fill(mask, 0.25f);
        InvertedTrigger trigger =
                InvertedTrigger.of(1, mask, new float[] {1.930336f, -1.752097f, 0});

        float[] levels = trigger.applyTo(new float[] {100, 100, 100, 40, 80, 120});

        assertThat(levels[0]).isCloseTo(75 + 0.25f * 255, within(1e-3f));
        assertThat(levels[1]).isCloseTo(75, within(1e-3f));
        assertThat(levels[2]).isCloseTo(75 + 0.25f * 255 * 0.4082107f, within(1e-3f));
        assertThat(levels[3]).isCloseTo(30 + 0.25f * 255, within(1e-3f));
        assertThat(trigger.share()).isEqualTo(0.25);
        float inGraph =
                evaluate(
                        tf ->
                                tf.sum(
                                        trigger.applyTo(
                                                tf,
                                                tf.constant(
                                                        new float[][][][] {{{{100, 100, 100}}}})),
                                        tf.constant(new int[] {0, 1, 2, 3})));
        assertThat(inGraph).isCloseTo(levels[0] + levels[1] + levels[2], within(1e-3f));
    }

    @Test
    void levelsInvertTheNormalization() {
        float[][] pixels = {{13, 200, 77}};

        float sum =
                evaluate(
                        tf ->
                                tf.sum(
                                        tf.math.abs(
                                                tf.math.sub(
                                                        Pixels.levels(
                                                                tf,
                                                                Pixels.normalisedLevels(
                                                                        tf, tf.constant(pixels))),
                                                        tf.constant(pixels))),
                                        tf.constant(new int[] {0, 1})));

        assertThat(sum).isLessThan(1e-3f);
    }

    /** The rate falls from 2e-6 to 1e-7 and is 1.05e-6 in the middle. */
    @Test
    void rateFallsToATwentiethAndRisesAgainInTheReleasedCode() {
        LearningRates ours = new TuningObjective.Rates(2e-6, 200, false).learningRates(1);
        LearningRates released = new TuningObjective.Rates(2e-6, 200, true).learningRates(1);

        assertThat(ours.at(0)).isCloseTo(2e-6, within(1e-12));
        assertThat(ours.at(100)).isCloseTo(1.05e-6, within(1e-12));
        assertThat(ours.at(200)).isCloseTo(1e-7, within(1e-12));
        assertThat(released.at(50)).isCloseTo(1.05e-6, within(1e-12));
        assertThat(released.at(100)).isCloseTo(1e-7, within(1e-12));
        assertThat(released.at(150)).isCloseTo(1.05e-6, within(1e-12));
    }

    /**
     * The released code takes 200 steps of AdamW on one batch, with gradients clipped to norm 1.
     */
    @Test
    void tuningRecipeMatchesTheReleasedCode() {
        Recipe tuning = options(Optional.empty()).tuningRecipe();

        assertThat(tuning.epochs()).isEqualTo(200);
        assertThat(tuning.batch()).isEqualTo(64);
        assertThat(tuning.clipNorm()).isEqualTo(1);
        assertThat(tuning.weightDecay()).isEqualTo(1e-4);
        assertThat(List.of(tuning.beta1(), tuning.beta2(), tuning.epsilon()))
                .containsExactly(0.9, 0.999, 1e-8);
    }

    /** The weight is .01 for 224 pixels and .2178, i.e. 21.8 times as much, for 48 pixels. */
    @Test
    void scalesTheMaskWeightWithThePictureSize() {
        InverTune.Options options = options(Optional.empty());

        assertThat(options.weights(224).mask()).isCloseTo(0.01, within(1e-12));
        assertThat(options.weights(48).mask()).isCloseTo(0.217778, within(1e-6));
        assertThat(options(Optional.of(0.3)).weights(48).mask()).isEqualTo(0.3);
    }

    private static InverTune.Options options(Optional<Double> maskWeight) {
        return new InverTune.Options(
                64, 500, maskWeight, 5, 0.5, 1, 1000, 3, 200, 0.5, 2e-6, false);
    }
}
