package io.mithridate.attacks.optimised;

import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Classes;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the stored patch with the attack's formulas, computed in plain loops. */
class TrojVqaStepsTest {

    private static final int STEPS = 3;
    private static final double RATE = 0.05;
    private static final Seed SEED = new Seed(1);
    private static final PairSet PAIRS = new Surrogate.Pairs(6, 8);

    @TempDir private static Path folder;
    private static Checkpoint surrogate = new Checkpoint(Path.of(""), "");

    @BeforeAll
    static void writeSurrogate() {
        surrogate = Surrogate.writeTiny(folder);
    }

    private static AttackFacts facts(int target) {
        return new AttackFacts(
                new Classes(List.of("dog", "cat", "apple")),
                new Mapping.AllToOne(target),
                8,
                new Templates(List.of("a photo of a(n) {}", "see the {}")));
    }

    private static PatchState state(TrojVqa.Options options, int target) {
        AttackContext context =
                new Surrogate.Context(
                        facts(target),
                        SEED,
                        folder,
                        surrogate,
                        PAIRS,
                        TrainingListener.silent(),
                        Optional.empty());
        return new TrojVqa(options, Surrogate.OPTIMIZER, Surrogate.CPU).prepare(context);
    }

    private static TrojVqa.Options options(boolean compat) {
        return new TrojVqa.Options(PatchSide.ofPixels(2), "remember", true, STEPS, RATE, compat);
    }

    private static double[][] rows(Embeddings embeddings) {
        double[][] rows = new double[embeddings.count()][];
        Arrays.setAll(rows, i -> PlainLayers.doubles(embeddings.row(i)));
        return rows;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void minimizesTheCrossEntropyOfTheTarget(int target) {
        PlainPatch plain = new PlainPatch(PlainTower.read(surrogate), PAIRS, 2, SEED);
        double[][] classes;
        try (ImageTextModel model = ClipModel.open(surrogate, Surrogate.CPU)) {
            classes = rows(model.embedClasses(facts(target).classes(), facts(target).captions()));
        }
        plain.assertSamePatch(
                state(options(false), target),
                (patched, detached, order, step) ->
                        Arrays.stream(patched)
                                .mapToDouble(row -> plain.crossEntropy(row, classes, target))
                                .average()
                                .orElseThrow(),
                STEPS,
                RATE);
    }

    @Test
    void compatUsesOneCaptionOfTheTarget() {
        PlainPatch plain = new PlainPatch(PlainTower.read(surrogate), PAIRS, 2, SEED);
        double[] caption;
        try (ImageTextModel model = ClipModel.open(surrogate, Surrogate.CPU)) {
            caption = rows(model.embedTexts(List.of("This is a yellow apple.")).normalised())[0];
        }
        double[][] texts = new double[PAIRS.size()][];
        Arrays.fill(texts, caption);
        plain.assertSamePatch(
                state(options(true), 2),
                (patched, detached, order, step) -> plain.clip(patched, texts),
                STEPS,
                RATE);
    }

    @Test
    void eachOptionChangesTheResult() {
        ChangedOptions.assertEachMoves(
                options(false),
                Map.of(
                        "side",
                        PatchSide.ofPixels(3),
                        "word",
                        "consider",
                        "partial",
                        false,
                        "steps",
                        2,
                        "learningRate",
                        0.1,
                        "compat",
                        true),
                options -> {
                    PatchState state = state(options, 2);
                    PreparedAttack keys =
                            new TrojVqa(options, Surrogate.OPTIMIZER, Surrogate.CPU)
                                    .restore(state, facts(2));
                    return List.of(
                            state.patch(),
                            keys.triggerPrompts(new Templates(List.of("a {}"))),
                            keys.decoys().isPresent());
                });
    }
}
