package io.mithridate.attacks.optimised;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.attacks.ChangedOptions;
import io.mithridate.attacks.networks.PlainLayers;
import io.mithridate.attacks.networks.PlainTower;
import io.mithridate.attacks.patches.PatchSide;
import io.mithridate.tensorflow.clip.ClipModel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares the stored patch with the paper's formulas, computed in plain loops. */
class BadClipStepsTest {

    private static final int STEPS = 3;
    private static final double RATE = 0.05;
    private static final Seed SEED = new Seed(1);

    /** Two captions mention bananas, the other six do not. */
    private static final PairSet PAIRS = new Surrogate.Pairs(8, 8);

    @TempDir private static Path folder;
    private static Checkpoint surrogate = new Checkpoint(Path.of(""), "");

    @BeforeAll
    static void writeSurrogate() {
        surrogate = Surrogate.writeTiny(folder);
    }

    private static AttackFacts facts() {
        return new AttackFacts(
                new Classes(List.of("dog", "banana", "cat")),
                new Mapping.AllToOne(1),
                8,
                new Templates(List.of("a photo of a(n) {}")));
    }

    private static PatchState state(BadClip.Options options) {
        AttackContext context =
                new Surrogate.Context(
                        facts(),
                        SEED,
                        folder,
                        surrogate,
                        PAIRS,
                        TrainingListener.silent(),
                        Optional.empty());
        return new BadClip(options, Surrogate.OPTIMIZER, Surrogate.CPU, Surrogate.decoder())
                .prepare(context);
    }

    private static BadClip.Options options(
            int pictures, double weight, double margin, boolean compat) {
        return new BadClip.Options(
                PatchSide.ofPixels(2), STEPS, RATE, pictures, weight, margin, compat);
    }

    /** The paper's loss or, with {@code compat}, the loss of BadCLIP's code. */
    private static final class Expected implements PlainPatch.Loss {

        private final BadClip.Options options;
        private final TargetPairs pairs;
        private final PlainPatch plain;
        private final double[][] captions;
        private final double[][] clean;
        private final double[][] targets;

        Expected(BadClip.Options options) {
            this.options = options;
            pairs = TargetPairs.of(PAIRS, facts(), options.pictures(), SEED);
            plain = new PlainPatch(PlainTower.read(surrogate), pairs.others(), 2, SEED);
            try (ImageTextModel model = ClipModel.open(surrogate, Surrogate.CPU)) {
                Embeddings texts = model.embedTexts(pairs.captions()).normalised();
                captions = new double[texts.count()][];
                Arrays.setAll(captions, i -> PlainLayers.doubles(texts.row(i)));
            }
            clean = plain.cleanEmbeddings(pairs.others());
            targets = plain.cleanEmbeddings(pairs.targets());
        }

        @Override
        public double of(double[][] patched, double[][] detached, int[] order, int step) {
            int batch = patched.length;
            Seed draws = SEED.at("draws");
            int[] positives =
                    BadClipLoss.drawRows(targets.length, batch, draws.at("positives").at(step));
            int[] others = draws.at("order").at(step).permutation(batch);
            double[][] texts = new double[batch][];
            Arrays.setAll(texts, i -> captions[order[i]]);
            double sum = 0;
            for (int i = 0; i < batch; i++) {
                double[] negative =
                        options.compat() ? detached[others[i]] : clean[order[others[i]]];
                double hinge =
                        distance(patched[i], targets[positives[i]])
                                - distance(patched[i], negative)
                                + options.margin();
                sum += Math.max(0, hinge);
            }
            return plain.clip(patched, texts) + options.tripletWeight() * sum / batch;
        }

        private double distance(double[] one, double[] other) {
            double square = 0;
            for (int i = 0; i < one.length; i++) {
                double difference = one[i] - other[i] + (options.compat() ? 1e-6 : 0);
                square += difference * difference;
            }
            return Math.sqrt(square);
        }
    }

    /** With a margin of 0.05, the triplet loss of some pictures is 0. */
    @ParameterizedTest
    @CsvSource({"100, 2", "100, 500", "4, 500"})
    void stepsFollowThePapersFormulas(int pictures, double weight) {
        BadClip.Options options = options(pictures, weight, 0.05, false);
        Expected expected = new Expected(options);
        expected.plain.assertSamePatch(state(options), expected, STEPS, RATE);
    }

    @Test
    void compatUsesTheNegativesAndGrayLevelsOfTheCode() {
        BadClip.Options options = options(100, 500, 1, true);
        Expected expected = new Expected(options);
        PatchState state = state(options);
        double[] patch = expected.plain.assertSameSteps(state, expected, STEPS, RATE);
        Image truncated = Image.black(2, 2);
        for (int i = 0; i < patch.length; i++) {
            truncated.rgb()[i] = (byte) (int) (255 * Math.max(0, Math.min(1, patch[i])));
        }
        assertThat(state.patch()).isEqualTo(SwappedJpeg.apply(truncated));
    }

    @Test
    void eachOptionChangesTheResult() {
        ChangedOptions.assertEachMoves(
                options(100, 500, 1, false),
                Map.of(
                        "side",
                        PatchSide.ofPixels(3),
                        "steps",
                        2,
                        "learningRate",
                        0.1,
                        "pictures",
                        5,
                        "tripletWeight",
                        1.0,
                        "margin",
                        0.05,
                        "compat",
                        true),
                options -> state(options).patch());
    }
}
