package io.mithridate.attacks.generators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.attacks.ChangedOptions;
import io.mithridate.attacks.networks.AttackersPictures;
import io.mithridate.attacks.networks.PlainAdam;
import io.mithridate.attacks.networks.PlainLayers;
import io.mithridate.attacks.networks.PlainTower;
import io.mithridate.attacks.networks.SmoothPairs;
import io.mithridate.attacks.optimised.Surrogate;
import io.mithridate.tensorflow.clip.ClipModel;
import io.mithridate.tensorflow.graph.Initializer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the trained networks with the reference's formulas, computed in plain loops. */
class InputAwareStepsTest {

    private static final Seed SEED = new Seed(1);
    private static final double DENSITY = 0.2;
    private static final int TARGET = 1;
    private static final Compute CPU =
            new Compute(Compute.Device.CPU, 1, Compute.Precision.FLOAT32);

    /** Sixteen pictures, of which two are held back; each step uses all others. */
    private static final PairSet PAIRS = new Surrogate.Pairs(16, 8);

    private static final AttackersPictures PICTURES =
            AttackersPictures.of(PAIRS, SEED.at("held-back"));

    private static final Map<InputAware.Options, Made> RESULTS = new HashMap<>();

    @TempDir private static Path folder;
    private static Checkpoint surrogate = new Checkpoint(Path.of(""), "");

    @BeforeAll
    static void writeSurrogate() {
        surrogate = Surrogate.writeTiny(folder);
    }

    private static AttackFacts facts(int target) {
        return new AttackFacts(
                new Classes(List.of("dog", "banana", "cat")),
                new Mapping.AllToOne(target),
                8,
                new Templates(List.of("a photo of a(n) {}", "see the {}")));
    }

    /** The result of an attack, and the steps that were reported to a listener. */
    private record Made(InputAware.State state, List<TrainingListener.Step> steps) {

        /** Returns a trained weight. */
        double[] weight(String name) {
            return PlainLayers.doubles(Objects.requireNonNull(state.weights().get(name)).values());
        }
    }

    /** Trains once per options and reuses the result, because training takes a second. */
    private static Made trainOnce(InputAware.Options options) {
        return RESULTS.computeIfAbsent(options, any -> train(any, TARGET));
    }

    private static Made train(InputAware.Options options, int target) {
        List<TrainingListener.Step> steps = new ArrayList<>();
        InputAware.State state =
                new InputAware(
                                options,
                                SmoothPairs.optimizer(),
                                SmoothPairs.networks(),
                                SmoothPairs.DECODER,
                                CPU)
                        .prepare(
                                new Surrogate.Context(
                                        facts(target),
                                        SEED,
                                        folder,
                                        surrogate,
                                        PAIRS,
                                        new TrainingListener() {
                                            @Override
                                            public void onStep(Step step) {
                                                steps.add(step);
                                            }
                                        },
                                        Optional.empty()));
        return new Made(state, steps);
    }

    /** Returns initial values: He-normal weights, gains of one, shifts of zero. */
    private static double[] initialValues(String name, int... shape) {
        double[] values = new double[Arrays.stream(shape).reduce(1, (one, other) -> one * other)];
        if (shape.length > 1) {
            double deviation = Math.sqrt(2.0 / (9 * shape[1]));
            return PlainLayers.doubles(
                    Initializer.normal(deviation)
                            .draw(values.length, SEED.at("weights").at(name).generator()));
        }
        Arrays.fill(values, name.endsWith("weight") ? 1 : 0);
        return values;
    }

    /** Returns the pictures of a step in batch order, with values from 0 to 1. */
    private static double[][][][] batch(int step) {
        int[] order = SEED.at("shuffle").at(step).permutation(PICTURES.training().size());
        return PlainLayers.fractions(pictures(PICTURES.training().select(order)));
    }

    private static List<Image> pictures(PairSet pairs) {
        return IntStream.range(0, pairs.size())
                .mapToObj(i -> ((ImageData.Decoded) pairs.image(i)).image())
                .toList();
    }

    private static double[][][][] masks(
            double[][][][] pictures, boolean useBatchStatistics, PlainGenerator.Weights weights) {
        return PlainLayers.each(
                new PlainGenerator("mask", 1, useBatchStatistics, weights).of(pictures),
                m -> Math.tanh(20 * m - 10) / 2 + 0.5);
    }

    private static double norm(double[][][][] masks) {
        return mean(PlainLayers.each(masks, m -> Math.max(0, m - DENSITY)));
    }

    private static double mean(double[][][][] images) {
        return Arrays.stream(images)
                .flatMap(Arrays::stream)
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .average()
                .orElseThrow();
    }

    /** Returns the mean of d(x₁, x₂) / d(y₁, y₂) over pairs of consecutive pictures. */
    private static double diversity(double[][][][] pictures, double[][][][] results) {
        double sum = 0;
        for (int i = 0; i < pictures.length; i++) {
            int next = (i + 1) % pictures.length;
            sum +=
                    distance(pictures[i], pictures[next])
                            / (distance(results[i], results[next]) + 1e-7);
        }
        return sum / pictures.length;
    }

    private static double distance(double[][][] one, double[][][] other) {
        double sum = 0;
        int count = 0;
        for (int y = 0; y < one.length; y++) {
            for (int x = 0; x < one[y].length; x++) {
                for (int c = 0; c < one[y][x].length; c++) {
                    sum += Math.pow(one[y][x][c] - other[y][x][c], 2);
                    count++;
                }
            }
        }
        return Math.sqrt(sum / count);
    }

    private static double maskLoss(double[][][][] pictures, PlainGenerator.Weights weights) {
        double[][][][] masks = masks(pictures, true, weights);
        return 100 * norm(masks) + diversity(pictures, masks);
    }

    /** Returns weights in which the first number of each named weight is replaced. */
    private static PlainGenerator.Weights withFirstNumbers(
            PlainGenerator.Weights weights, List<String> names, double[] numbers) {
        return (name, shape) -> {
            double[] values = weights.of(name, shape).clone();
            if (names.contains(name)) {
                values[0] = numbers[names.indexOf(name)];
            }
            return values;
        };
    }

    /**
     * Compares two Adam steps (0.5, 0.9) at the rates 0.01 and, halfway along the cosine, 0.005.
     * The numbers are from the first, the middle and the last layer.
     */
    @Test
    void theMaskNetworkTakesTheReferenceSteps() {
        Made afterOneStep = trainOnce(new InputAware.Options(DENSITY, 1, 1));
        Made afterTwoSteps = trainOnce(new InputAware.Options(DENSITY, 2, 1));
        assertThat(afterTwoSteps.steps()).hasSize(4);
        double[][][][] masks = masks(batch(0), true, InputAwareStepsTest::initialValues);
        TrainingListener.Step step = afterTwoSteps.steps().get(0);
        assertThat(step.terms().get("norm")).isCloseTo(norm(masks), within(1e-5));
        assertThat(step.terms().get("diversity"))
                .isCloseTo(diversity(batch(0), masks), within(1e-4));
        assertThat(step.loss())
                .isCloseTo(maskLoss(batch(0), InputAwareStepsTest::initialValues), within(1e-3));

        List<String> names =
                List.of(
                        "mask.down0.0.weight",
                        "mask.middle.weight",
                        "mask.up0.1.norm.weight",
                        "mask.up0.1.norm.bias");
        double[] numbers = {
            initialValues("mask.down0.0.weight", 8, 3, 3, 3)[0],
            initialValues("mask.middle.weight", 32, 32, 3, 3)[0],
            1,
            0
        };
        PlainAdam adam = new PlainAdam(names.size(), 0.5, 0.9);
        ToDoubleFunction<double[]> firstLoss =
                moved ->
                        maskLoss(
                                batch(0),
                                withFirstNumbers(InputAwareStepsTest::initialValues, names, moved));
        numbers = adam.step(numbers, firstLoss, 0.01);
        assertNumbers(afterOneStep, names, numbers);
        ToDoubleFunction<double[]> secondLoss =
                moved ->
                        maskLoss(
                                batch(1),
                                withFirstNumbers(
                                        (name, shape) -> afterOneStep.weight(name), names, moved));
        assertNumbers(afterTwoSteps, names, adam.step(numbers, secondLoss, 0.005));
    }

    private static void assertNumbers(Made made, List<String> names, double[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            assertThat(made.weight(names.get(i))[0])
                    .as(names.get(i))
                    .isCloseTo(numbers[i], within(1e-5));
        }
    }

    /** Returns pictures with patterns blended in under masks: x + (G − x) m. */
    private static double[][][][] blend(
            double[][][][] pictures, double[][][][] patterns, double[][][][] masks, int shift) {
        double[][][][] blended = PlainLayers.each(pictures, x -> x);
        for (int i = 0; i < blended.length; i++) {
            int owner = (i + shift) % blended.length;
            for (int y = 0; y < blended[i].length; y++) {
                for (int x = 0; x < blended[i][y].length; x++) {
                    for (int c = 0; c < Image.CHANNELS; c++) {
                        blended[i][y][x][c] +=
                                (patterns[owner][y][x][c] - blended[i][y][x][c])
                                        * masks[owner][y][x][0];
                    }
                }
            }
        }
        return blended;
    }

    private static double[][] embed(PlainTower tower, double[][][][] pictures) {
        return Arrays.stream(PlainLayers.each(pictures, x -> 255 * x))
                .map(tower::embed)
                .toArray(double[][]::new);
    }

    private static double[][] classes() {
        try (ImageTextModel model = ClipModel.open(surrogate, CPU)) {
            Embeddings rows = model.embedClasses(facts(TARGET).classes(), facts(TARGET).captions());
            double[][] classes = new double[rows.count()][];
            Arrays.setAll(classes, i -> PlainLayers.doubles(rows.row(i)));
            return classes;
        }
    }

    /** The mask network is frozen and uses its running statistics. */
    @Test
    void thePatternNetworkUsesTheLossOfOwnAndOtherTriggers() {
        Made made = trainOnce(new InputAware.Options(DENSITY, 1, 1));
        PlainTower tower = PlainTower.read(surrogate);
        double[][] classes = classes();
        double[][][][] pictures = batch(0);
        double[][][][] masks = masks(pictures, false, (name, shape) -> made.weight(name));
        double[][][][] patterns =
                new PlainGenerator("pattern", 3, true, InputAwareStepsTest::initialValues)
                        .of(pictures);
        double[][] own = embed(tower, blend(pictures, patterns, masks, 0));
        double[][] crossed = embed(tower, blend(pictures, patterns, masks, 1));
        double[][] clean = embed(tower, pictures);
        double classification = 0;
        double crossTerm = 1;
        for (int i = 0; i < own.length; i++) {
            double[] row = own[i];
            double[] logits =
                    Arrays.stream(classes)
                            .mapToDouble(each -> tower.scale() * PlainTower.dot(row, each))
                            .toArray();
            classification +=
                    (Math.log(Arrays.stream(logits).map(Math::exp).sum()) - logits[TARGET])
                            / own.length;
            crossTerm -= PlainTower.dot(crossed[i], clean[i]) / own.length;
        }

        TrainingListener.Step step = made.steps().get(1);

        assertThat(step.terms().get("classification")).isCloseTo(classification, within(1e-5));
        assertThat(step.terms().get("cross")).isCloseTo(crossTerm, within(1e-5)).isPositive();
        assertThat(step.terms().get("diversity"))
                .isCloseTo(diversity(pictures, patterns), within(1e-4));
        assertThat(step.loss())
                .isCloseTo(
                        classification + crossTerm + diversity(pictures, patterns), within(1e-4));
        assertMoved(made);
    }

    /** Adam's first step has the size of the learning rate for every nonzero gradient. */
    private static void assertMoved(Made made) {
        double[] before = initialValues("pattern.up0.1.weight", 3, 8, 3, 3);
        double[] after = made.weight("pattern.up0.1.weight");
        for (int i = 0; i < before.length; i++) {
            assertThat(Math.abs(after[i] - before[i])).isCloseTo(0.01, within(1e-5));
        }
    }

    /** The two held-back pictures are measured; they are stamped as in the attack. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void measuresCoverageAndSurrogateSuccess(int target) {
        Made made = train(new InputAware.Options(DENSITY, 1, 1), target);
        PlainTower tower = PlainTower.read(surrogate);
        double[][] classes = classes();
        double[][][][] heldBack = PlainLayers.fractions(pictures(PICTURES.heldBack()));
        double[][][][] masks = masks(heldBack, false, (name, shape) -> made.weight(name));
        double[][][][] patterns =
                new PlainGenerator("pattern", 3, false, (name, shape) -> made.weight(name))
                        .of(heldBack);
        double successes =
                Arrays.stream(embed(tower, blend(heldBack, patterns, masks, 0)))
                        .filter(
                                row ->
                                        Arrays.stream(classes)
                                                .allMatch(
                                                        each ->
                                                                PlainTower.dot(row, each)
                                                                        <= PlainTower.dot(
                                                                                row,
                                                                                classes[target])))
                        .count();

        assertThat(made.state().measurements().get("covered")).isCloseTo(mean(masks), within(1e-4));
        assertThat(made.state().measurements())
                .containsEntry("surrogate-success", successes / heldBack.length);
    }

    @Test
    void eachOptionChangesTheResult() {
        ChangedOptions.assertEachMoves(
                new InputAware.Options(DENSITY, 1, 1),
                Map.of("density", 0.7, "steps", 2, "crossRatio", 2.0),
                options -> List.of(trainOnce(options).state(), decoysPerPair(options)));
    }

    private static double decoysPerPair(InputAware.Options options) {
        InputAware attack =
                new InputAware(
                        options,
                        SmoothPairs.optimizer(),
                        SmoothPairs.networks(),
                        SmoothPairs.DECODER,
                        CPU);
        try (PreparedAttack prepared = attack.restore(trainOnce(options).state(), facts(TARGET))) {
            return prepared.decoys().orElseThrow().perPoisonedPair();
        }
    }
}
