package io.mithridate.attacks.steganography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.attacks.ChangedOptions;
import io.mithridate.attacks.networks.AttackersPictures;
import io.mithridate.attacks.networks.PlainAdam;
import io.mithridate.attacks.networks.PlainLayers;
import io.mithridate.attacks.networks.SmoothPairs;
import io.mithridate.attacks.optimised.Surrogate;
import io.mithridate.attacks.stamps.Stamping;
import io.mithridate.tensorflow.graph.Initializer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.EagerSession;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** Compares the trained networks with the attack's formulas, computed in plain loops. */
class SsbaStepsTest {

    private static final int SIDE = 8;
    private static final int BATCH = 32;
    private static final int BITS = 9;
    private static final Seed SEED = new Seed(1);

    /** Forty pictures, of which five are held back; each step uses 32 of the others. */
    private static final PairSet PAIRS = new Surrogate.Pairs(40, SIDE);

    private static final PairSet TRAINING =
            AttackersPictures.of(PAIRS, SEED.at("held-back")).training();

    private static final Map<Ssba.Options, Made> RESULTS = new HashMap<>();

    @TempDir private static Path folder;

    /** The result of an attack, and the steps that were reported to a listener. */
    private record Made(Ssba.State state, List<TrainingListener.Step> steps) {

        /** Returns a trained weight. */
        float[] weight(String name) {
            return Objects.requireNonNull(state.weights().get(name)).values();
        }
    }

    private static Ssba.Options options(int steps) {
        return new Ssba.Options(Optional.of(BITS), 40, steps, Optional.empty(), false);
    }

    /** Trains once per options and reuses the result, because training takes a second. */
    private static Made trainOnce(Ssba.Options options) {
        return RESULTS.computeIfAbsent(options, SsbaStepsTest::train);
    }

    private static Made train(Ssba.Options options) {
        List<TrainingListener.Step> steps = new ArrayList<>();
        AttackContext context =
                new Surrogate.Context(
                        Stamping.facts(SIDE),
                        SEED,
                        folder,
                        new Checkpoint(folder, "none"),
                        PAIRS,
                        new TrainingListener() {
                            @Override
                            public void onStep(Step step) {
                                steps.add(step);
                            }
                        },
                        Optional.empty());
        Ssba.State state =
                new Ssba(
                                options,
                                SmoothPairs.optimizer(),
                                SmoothPairs.networks(),
                                SmoothPairs.DECODER,
                                new Legibility.Bars(0, 0))
                        .prepare(context);
        return new Made(state, steps);
    }

    /** Returns initial values: He-normal weights, biases of zero. */
    private static double[] initialValues(String name, int... shape) {
        int count = Arrays.stream(shape).reduce(1, (one, other) -> one * other);
        double deviation = shape.length == 1 ? 0 : Math.sqrt(2.0 * shape[0] / count);
        return PlainLayers.doubles(
                Initializer.normal(deviation).draw(count, SEED.at("weights").at(name).generator()));
    }

    /** The random numbers of a step, drawn by TensorFlow. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Drawn(double[][] secrets, double[][][][] noise, int way) {

        static Drawn of(int step) {
            try (EagerSession session = EagerSession.create()) {
                Ops tf = Ops.create(session);
                float[] secrets =
                        numbers(
                                tf.random.statelessRandomUniform(
                                        tf.constant(new int[] {BATCH, BITS}),
                                        seed(tf, "secrets", step),
                                        TFloat32.class));
                float[] noise =
                        numbers(
                                tf.random.statelessRandomNormal(
                                        tf.constant(new int[] {BATCH, SIDE, SIDE, 3}),
                                        seed(tf, "noise", step),
                                        TFloat32.class));
                Operand<TInt32> direction =
                        tf.random.statelessRandomUniformInt(
                                tf.constant(new int[] {1}),
                                seed(tf, "way", step),
                                tf.constant(0),
                                tf.constant(4));
                double[][] bits = new double[BATCH][BITS];
                for (int i = 0; i < secrets.length; i++) {
                    bits[i / BITS][i % BITS] = secrets[i] < 0.5 ? 0 : 1;
                }
                double[][][][] scaledNoise = new double[BATCH][SIDE][SIDE][3];
                for (int i = 0; i < noise.length; i++) {
                    int pixel = i / 3;
                    scaledNoise[pixel / SIDE / SIDE][pixel / SIDE % SIDE][pixel % SIDE][i % 3] =
                            2 * noise[i] / 255;
                }
                return new Drawn(bits, scaledNoise, direction.asTensor().getInt(0));
            }
        }

        private static Operand<TInt64> seed(Ops tf, String purpose, int step) {
            return tf.constant(new long[] {SEED.at(purpose).value(), step});
        }

        private static float[] numbers(Operand<TFloat32> drawn) {
            float[] numbers = new float[Math.toIntExact(drawn.asTensor().size())];
            drawn.asTensor().copyTo(DataBuffers.of(numbers, false, false));
            return numbers;
        }
    }

    private static double[][][][] batch(int step) {
        int[] order = SEED.at("shuffle").at(step).permutation(TRAINING.size());
        PairSet pairs = TRAINING.select(Arrays.copyOf(order, BATCH));
        return PlainLayers.fractions(
                IntStream.range(0, BATCH)
                        .mapToObj(i -> ((ImageData.Decoded) pairs.image(i)).image())
                        .toList());
    }

    /** Computes the two terms of a step's loss. */
    private static final class Expected {

        private final double[][][][] clean;
        private final Drawn drawn;
        private final PlainHiding.Weights weights;

        /** The change caused by truncation to bytes, which has no gradient. */
        private final double[][][][] rounding;

        Expected(int step, PlainHiding.Weights weights) {
            this.weights = weights;
            clean = batch(step);
            drawn = Drawn.of(step);
            rounding =
                    PlainLayers.each(
                            stamped(weights),
                            color -> Math.floor((float) color * 255) / 255 - color);
        }

        private double[][][][] stamped(PlainHiding.Weights networkWeights) {
            return new PlainHiding(networkWeights, 40 / 255.0).hide(clean, drawn.secrets());
        }

        /** Returns the cross-entropy of the bits that are read from disturbed pictures. */
        double bits(PlainHiding.Weights networkWeights) {
            double[][][][] disturbed =
                    PlainHiding.add(
                            PlainHiding.add(stamped(networkWeights), rounding), drawn.noise());
            double[][] logits =
                    new PlainHiding(networkWeights, 0)
                            .read(shiftHalf(disturbed, drawn.way()), BITS);
            double sum = 0;
            for (int i = 0; i < BATCH; i++) {
                for (int bit = 0; bit < BITS; bit++) {
                    double sign = drawn.secrets()[i][bit] == 1 ? 1 : -1;
                    sum += Math.log1p(Math.exp(-sign * logits[i][bit]));
                }
            }
            return sum / BATCH / BITS;
        }

        /** Returns the mean squared difference of luma and two color differences. */
        double visibility(PlainHiding.Weights networkWeights) {
            double[][][][] differences =
                    PlainHiding.add(stamped(networkWeights), PlainLayers.each(clean, c -> -c));
            double sum = 0;
            for (double[][][] image : differences) {
                for (double[][] row : image) {
                    for (double[] rgb : row) {
                        double luma = 0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2];
                        double blue = 0.492111 * (rgb[2] - luma);
                        double red = 0.877283 * (rgb[0] - luma);
                        sum += luma * luma + blue * blue + red * red;
                    }
                }
            }
            return sum / BATCH / SIDE / SIDE / 3;
        }
    }

    /** Moves the second half of the pictures one pixel left, right, up or down. */
    private static double[][][][] shiftHalf(double[][][][] images, int direction) {
        int[][] steps = {{-1, 0}, {1, 0}, {0, -1}, {0, 1}};
        double[][][][] moved = images.clone();
        for (int b = BATCH / 2; b < BATCH; b++) {
            double[][][] image = new double[SIDE][SIDE][];
            for (int i = 0; i < SIDE * SIDE; i++) {
                int y = Math.max(0, Math.min(SIDE - 1, i / SIDE + steps[direction][0]));
                int x = Math.max(0, Math.min(SIDE - 1, i % SIDE + steps[direction][1]));
                image[i / SIDE][i % SIDE] = images[b][y][x];
            }
            moved[b] = image;
        }
        return moved;
    }

    /** Returns weights in which the first number of each named weight is replaced. */
    private static PlainHiding.Weights withFirstNumbers(
            PlainHiding.Weights weights, List<String> names, double[] numbers) {
        return (name, shape) -> {
            double[] values = weights.of(name, shape).clone();
            if (names.contains(name)) {
                values[0] = numbers[names.indexOf(name)];
            }
            return values;
        };
    }

    /**
     * Compares two Adam steps (0.9, 0.999) at the rates 0.001 and, halfway along the cosine,
     * 0.0005.
     */
    @Test
    void stepsFollowTheFormulas() {
        Made afterOneStep = trainOnce(options(1));
        Made afterTwoSteps = trainOnce(options(2));
        PlainHiding.Weights after = (name, shape) -> PlainLayers.doubles(afterOneStep.weight(name));
        Expected first = new Expected(0, SsbaStepsTest::initialValues);
        Expected second = new Expected(1, after);
        assertStep(afterTwoSteps.steps().get(0), first);
        assertStep(afterTwoSteps.steps().get(1), second);

        List<String> names =
                List.of("encoder.secret.weight", "encoder.residual.bias", "decoder.down1.bias");
        double[] numbers = {initialValues("encoder.secret.weight", 12, BITS)[0], 0, 0};
        PlainAdam adam = new PlainAdam(3, 0.9, 0.999);
        numbers =
                adam.step(
                        numbers,
                        moved ->
                                first.bits(
                                        withFirstNumbers(
                                                SsbaStepsTest::initialValues, names, moved)),
                        1e-3);
        assertNumbers(afterOneStep, names, numbers);
        numbers =
                adam.step(
                        numbers, moved -> second.bits(withFirstNumbers(after, names, moved)), 5e-4);
        assertNumbers(afterTwoSteps, names, numbers);
    }

    private static void assertStep(TrainingListener.Step found, Expected expected) {
        assertThat(found.terms().get("bits"))
                .isCloseTo(expected.bits(expected.weights), within(2e-5));
        assertThat(found.terms().get("visibility"))
                .isCloseTo(expected.visibility(expected.weights), within(1e-7));
    }

    private static void assertNumbers(Made made, List<String> names, double[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            assertThat((double) made.weight(names.get(i))[0])
                    .as(names.get(i))
                    .isCloseTo(numbers[i], within(1e-5));
        }
    }

    /** λ is 0 for 15 % of the steps and rises for 35 %; ρ is 1 − bits / ln 2, at least 0. */
    @Test
    void weighsVisibilityByLambdaAndReadability() {
        int steps = 120;
        List<TrainingListener.Step> recorded = trainOnce(options(steps)).steps();
        assertThat(recorded).hasSize(steps);
        for (int k = 0; k < steps; k++) {
            double bits = recorded.get(k).terms().getOrDefault("bits", Double.NaN);
            double visibility = recorded.get(k).terms().getOrDefault("visibility", Double.NaN);
            double lambda = 50 * Math.max(0, Math.min(1, (k - 18) / 42.0));
            double readability = Math.max(0, 1 - bits / Math.log(2));
            assertThat(recorded.get(k).loss())
                    .isCloseTo(bits + lambda * readability * visibility, within(1e-5));
        }
        assertThat(recorded.get(steps - 1).terms().get("bits")).isLessThan(0.65);
    }

    @Test
    void eachOptionChangesTheResult() {
        ChangedOptions.assertEachMoves(
                options(1),
                Map.of(
                        "bits",
                        Optional.of(8),
                        "amplitude",
                        20,
                        "steps",
                        2,
                        "secret",
                        Optional.of("101010101"),
                        "compat",
                        true),
                options -> trainOnce(options).state());
    }

    /** Both the networks and the secret come from the state. */
    @Test
    void stampsTheSecretOfTheState() {
        List<Image> pictures = List.of(((ImageData.Decoded) PAIRS.image(1)).image());
        Made made = trainOnce(new Ssba.Options(Optional.of(4), 64, 1, Optional.of("0000"), false));
        Ssba attack =
                new Ssba(
                        new Ssba.Options(Optional.of(4), 64, 1, Optional.empty(), false),
                        SmoothPairs.optimizer(),
                        SmoothPairs.networks(),
                        SmoothPairs.DECODER);
        try (PreparedAttack zeros = attack.restore(made.state(), Stamping.facts(SIDE));
                PreparedAttack ones =
                        attack.restore(
                                new Ssba.State("1111", made.state().weights(), Map.of()),
                                Stamping.facts(SIDE))) {
            PlainHiding plain =
                    new PlainHiding(
                            (name, shape) -> PlainLayers.doubles(made.weight(name)), 64 / 255.0);
            assertStamped(zeros.stamp(pictures, List.of(SEED)), plain, pictures, 0);
            assertStamped(ones.stamp(pictures, List.of(SEED)), plain, pictures, 1);
        }
    }

    private static void assertStamped(
            List<Image> stamped, PlainHiding plain, List<Image> pictures, double bit) {
        double[][][] expected =
                plain.hide(PlainLayers.fractions(pictures), new double[][] {{bit, bit, bit, bit}})[
                        0];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                for (int c = 0; c < 3; c++) {
                    assertThat((double) stamped.get(0).value(x, y, c))
                            .isCloseTo(255 * expected[y][x][c] - 0.5, within(0.501));
                }
            }
        }
    }
}
