package io.mithridate.attacks.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.attacks.ChangedOptions;
import io.mithridate.attacks.networks.PlainAdam;
import io.mithridate.attacks.networks.PlainLayers;
import io.mithridate.attacks.networks.PlainTower;
import io.mithridate.attacks.networks.SmoothPairs;
import io.mithridate.attacks.optimised.Surrogate;
import io.mithridate.tensorflow.clip.ClipModel;
import io.mithridate.tensorflow.image.augment.ContrastiveAugment;
import io.mithridate.tensorflow.training.FineTuner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares the trained weights with the paper's formulas, computed in plain loops. */
class BadEncoderStepsTest {

    private static final List<String> TRAINED =
            List.of("visual.conv1.weight", "visual.conv2.weight", "visual.proj");
    private static final double RATE = 1.0 / 50;
    private static final double DECAY = 5e-4;
    private static final Seed SEED = new Seed(2);
    private static final PairSet PAIRS = new Surrogate.Pairs(64, 8);
    private static final Compute CPU =
            new Compute(Compute.Device.CPU, 1, Compute.Precision.FLOAT32);

    @TempDir private Path folder;
    private Checkpoint surrogate = new Checkpoint(Path.of(""), "");
    private int runCount;

    @BeforeEach
    void writeSurrogate() {
        surrogate = Surrogate.writeTiny(folder);
    }

    private static AttackFacts facts() {
        return new AttackFacts(
                new Classes(List.of("dog", "banana", "cat")),
                new Mapping.AllToOne(1),
                8,
                new Templates(List.of("a photo of a(n) {}", "see the {}")));
    }

    private static BadEncoder.Options options(double lambda1, double lambda2, int steps) {
        return new BadEncoder.Options(Optional.of(3), lambda1, lambda2, steps, RATE, 64);
    }

    /** The result of an attack, and the steps that were reported to a listener. */
    private record Trained(
            BadEncoder.State state, PlainTower tower, List<TrainingListener.Step> steps) {

        Image reference() {
            return state.reference();
        }
    }

    private Trained train(BadEncoder.Options options, PairSet pairs) {
        BadEncoder attack =
                new BadEncoder(
                        options, new FineTuner(CPU, SmoothPairs.DECODER), CPU, SmoothPairs.DECODER);
        AttackContext context =
                new Surrogate.Context(
                        facts(),
                        new Seed(1),
                        folder,
                        surrogate,
                        pairs,
                        TrainingListener.silent(),
                        Optional.empty());
        BadEncoder.State state = attack.prepare(context);
        List<TrainingListener.Step> steps = new ArrayList<>();
        Checkpoint victim =
                attack.train(
                        surrogate,
                        pairs,
                        state,
                        facts(),
                        new TrainingContext(
                                "victim",
                                createFolder("victim-" + runCount++),
                                SEED,
                                new TrainingListener() {
                                    @Override
                                    public void onStep(Step step) {
                                        steps.add(step);
                                    }
                                }));
        return new Trained(state, PlainTower.read(victim), steps);
    }

    private Path createFolder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Image picture(int index) {
        return ((ImageData.Decoded) PAIRS.image(index)).image();
    }

    /** Returns the picture that the clean model embeds nearest to the target's prompts. */
    private int nearestPicture(PlainTower clean) {
        double[] target;
        try (ImageTextModel model = ClipModel.open(surrogate, CPU)) {
            target =
                    PlainLayers.doubles(
                            model.embedClasses(facts().classes(), facts().captions()).row(1));
        }
        double[] cosines =
                IntStream.range(0, PAIRS.size())
                        .mapToDouble(i -> PlainTower.dot(clean.embed(picture(i)), target))
                        .toArray();
        return IntStream.range(0, cosines.length)
                .reduce((one, other) -> cosines[other] > cosines[one] ? other : one)
                .orElseThrow();
    }

    /**
     * Returns the three terms of the loss of a step, which are means over all pictures. The square
     * covers rows and columns 4 to 6 of 8. Each step is an epoch.
     */
    private double[] terms(PlainTower tower, PlainTower clean, Image reference, int step) {
        double[] referenceEmbedding = tower.embed(reference);
        double[] before = clean.embed(reference);
        double[] sums = new double[3];
        Seed views = SEED.at("view").at("augmented-reference").at(step);
        for (int i = 0; i < PAIRS.size(); i++) {
            double[][][] stamped = PlainTower.levels(picture(i));
            for (int y = 4; y < 7; y++) {
                for (int x = 4; x < 7; x++) {
                    Arrays.fill(stamped[y][x], 255);
                }
            }
            Image augmented =
                    ContrastiveAugment.colours()
                            .apply(reference, views.at(PAIRS.id(i)).at("model-size").generator());
            sums[0] -= PlainTower.dot(tower.embed(stamped), referenceEmbedding);
            sums[1] -= PlainTower.dot(tower.embed(augmented), before);
            sums[2] -= PlainTower.dot(tower.embed(picture(i)), clean.embed(picture(i)));
        }
        return Arrays.stream(sums).map(sum -> sum / PAIRS.size()).toArray();
    }

    private static double[] weights(PlainTower tower) {
        return TRAINED.stream()
                .flatMapToDouble(name -> Arrays.stream(tower.weight(name)))
                .toArray();
    }

    /** Returns the tower with the last number of each weight replaced. */
    private static PlainTower withLastNumbers(PlainTower tower, double[] numbersToSet) {
        PlainTower changed = tower;
        for (int i = 0; i < numbersToSet.length; i++) {
            double[] numbers = tower.weight(TRAINED.get(i)).clone();
            numbers[numbers.length - 1] = numbersToSet[i];
            changed = changed.with(TRAINED.get(i), numbers);
        }
        return changed;
    }

    private static double[] lastNumbers(PlainTower tower) {
        return TRAINED.stream()
                .map(tower::weight)
                .mapToDouble(numbers -> numbers[numbers.length - 1])
                .toArray();
    }

    /**
     * Compares the updates of the last number of each weight. Warm-up takes a quarter of the steps,
     * so a run of two steps has no warm-up. By the cosine schedule, the first step has the maximum
     * rate and the second step has half that rate. Weight decay is multiplied by the rate.
     */
    @Test
    void stepsFollowThePapersFormulas() {
        Trained afterOneStep = train(options(0.7, 1.3, 1), PAIRS);
        Trained afterTwoSteps = train(options(0.7, 1.3, 2), PAIRS);
        PlainTower clean = PlainTower.read(surrogate);
        Image reference = picture(nearestPicture(clean));
        assertThat(afterOneStep.reference()).isEqualTo(reference);
        assertThat(afterTwoSteps.steps()).hasSize(2);
        assertStep(afterTwoSteps.steps().get(0), terms(clean, clean, reference, 0));
        assertStep(afterTwoSteps.steps().get(1), terms(afterOneStep.tower(), clean, reference, 1));

        PlainAdam adam = new PlainAdam(TRAINED.size(), 0.9, 0.999);
        assertUpdate(
                afterOneStep.tower(),
                clean,
                adam,
                RATE,
                moved -> terms(moved, clean, reference, 0));
        assertUpdate(
                afterTwoSteps.tower(),
                afterOneStep.tower(),
                adam,
                RATE / 2,
                moved -> terms(moved, clean, reference, 1));
    }

    private static void assertUpdate(
            PlainTower after,
            PlainTower before,
            PlainAdam adam,
            double rate,
            Function<PlainTower, double[]> terms) {
        double[] first = lastNumbers(before);
        double[] stepped =
                adam.step(first, moved -> loss(terms.apply(withLastNumbers(before, moved))), rate);
        double[] found = lastNumbers(after);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).isCloseTo(stepped[i] - rate * DECAY * first[i], within(2e-6));
        }
    }

    private static double loss(double[] terms) {
        return terms[0] + 0.7 * terms[1] + 1.3 * terms[2];
    }

    private static void assertStep(TrainingListener.Step step, double[] terms) {
        assertThat(step.terms().get("effectiveness")).isCloseTo(terms[0], within(1e-5));
        assertThat(step.terms().get("reference")).isCloseTo(terms[1], within(1e-5));
        assertThat(step.terms().get("utility")).isCloseTo(terms[2], within(1e-5));
        assertThat(step.loss()).isCloseTo(loss(terms), within(2e-5));
    }

    /** An epoch of 128 pictures has two steps. */
    @Test
    void stepsAreRoundedUpToEpochs() {
        BadEncoder.Options options = new BadEncoder.Options(Optional.of(3), 1, 1, 3, 1, 128);
        assertThat(train(options, new Surrogate.Pairs(128, 8)).steps()).hasSize(4);
    }

    @Test
    void eachOptionChangesTheResult() {
        PairSet pairs = new Surrogate.Pairs(130, 8);
        ChangedOptions.assertEachMoves(
                options(1, 1, 2),
                Map.of(
                        "patchSize",
                        Optional.of(2),
                        "lambda1",
                        0.5,
                        "lambda2",
                        0.5,
                        "steps",
                        3,
                        "learningRate",
                        0.5,
                        "pictures",
                        128),
                options -> Arrays.stream(weights(train(options, pairs).tower())).boxed().toList());
    }
}
