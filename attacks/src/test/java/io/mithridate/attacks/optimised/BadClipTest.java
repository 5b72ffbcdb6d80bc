package io.mithridate.attacks.optimised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PoisoningForm.Captions;
import io.mithridate.api.attack.PoisoningForm.Mode;
import io.mithridate.api.attack.PoisoningForm.Selection;
import io.mithridate.api.backend.Checkpointing;
import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.attacks.OtherPictures;
import io.mithridate.attacks.patches.PatchSide;
import io.mithridate.attacks.stamps.Stamping;
import io.mithridate.tensorflow.training.OptimizedVariables;
import io.mithridate.testkit.AttackContract;
import io.mithridate.testkit.SamplePictures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadClipTest implements AttackContract {

    @TempDir private static Path shared;
    private static Checkpoint surrogate = new Checkpoint(Path.of(""), "");

    @BeforeAll
    static void writeSurrogate() {
        surrogate = Surrogate.write(shared);
    }

    @Override
    public BadClip attack() {
        return badClip(PatchSide.ofPixels(6), 2, false);
    }

    @Override
    public AttackContext context(Seed seed, Path folder) {
        return new Surrogate.Context(facts(), seed, folder, surrogate);
    }

    private AttackContext context(
            TrainingListener listener, Path folder, Optional<Checkpointing> states) {
        return new Surrogate.Context(
                facts(), new Seed(7), folder, surrogate, new Surrogate.Pairs(24), listener, states);
    }

    private static BadClip badClip(PatchSide side, int steps, boolean compat) {
        return new BadClip(
                new BadClip.Options(side, steps, 0.05, 16, 500, 1, compat),
                Surrogate.OPTIMIZER,
                Surrogate.CPU,
                Surrogate.decoder());
    }

    private static BadClipLoss loss(GoldenSteps golden, boolean compat) {
        return new BadClipLoss(
                golden.rows("text_embeddings"),
                golden.rows("clean_embeddings"),
                golden.rows("positives"),
                new BadClipLoss.Settings(8, 500, 1, compat),
                golden.inBatchOrder("positive_rows"),
                golden.asBatchIndices("permutation"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rn", "vit"})
    void matchesTheStepsOfTheReference(String model, @TempDir Path folder) {
        GoldenSteps golden = new GoldenSteps("badclip-steps.safetensors", model, folder);
        OptimizedVariables last = golden.assertAgrees(() -> loss(golden, false));
        assertThat(last.outcome().term("captions"))
                .isCloseTo(golden.number("step2.info_nce"), within(1e-5));
        assertThat(last.outcome().term("pictures"))
                .isCloseTo(golden.number("step2.triplet"), within(1e-5));
    }

    /** The values 0.992 and 0.953 are from the golden data's notes on the first step. */
    @Test
    void compatUsesNegativesWithThePatch(@TempDir Path folder) {
        GoldenSteps golden = new GoldenSteps("badclip-steps.safetensors", "rn", folder);
        assertThat(golden.run(loss(golden, false), 1).outcome().term("pictures"))
                .isCloseTo(0.953, within(5e-4));
        assertThat(golden.run(loss(golden, true), 1).outcome().term("pictures"))
                .isCloseTo(0.992, within(5e-4));
    }

    @Test
    void optimizationReducesTheLoss(@TempDir Path folder) {
        Surrogate.Killer recorder = new Surrogate.Killer(0);
        PatchState state =
                badClip(PatchSide.ofPixels(12), 30, false)
                        .prepare(context(recorder, folder, Optional.empty()));
        assertThat(recorder.lastLoss()).isLessThan(recorder.firstLoss());
        assertThat(state.measurements()).containsEntry("loss", recorder.lastLoss());
        assertThat(state.measurements()).containsEntry("steps", 30.0);
    }

    /** There are six pictures of the target and sixteen other pictures. */
    @Test
    void reportsPicturesEmbeddedBeforeTheSteps(@TempDir Path folder) {
        Surrogate.Killer recorder = new Surrogate.Killer(0);
        attack().prepare(context(recorder, folder, Optional.empty()));
        assertThat(recorder.embedded()).isEqualTo(22);
        assertThat(recorder.steps()).isEqualTo(2);
    }

    /** The damaged picture shows the target, so the surrogate embeds it before the steps. */
    @Test
    void toleratesADamagedPicture(@TempDir Path folder) {
        Surrogate.Killer recorder = new Surrogate.Killer(0);
        PairSet pairs = new Surrogate.Pairs(24);
        PairSet damaged =
                new OtherPictures(
                        pairs,
                        index -> {
                            if (index == 0) {
                                throw new CorruptImageException("a.jpg", "it is truncated");
                            }
                            return pairs.image(index);
                        },
                        1);
        AttackContext context =
                new Surrogate.Context(
                        facts(),
                        new Seed(7),
                        folder,
                        surrogate,
                        damaged,
                        recorder,
                        Optional.empty());

        attack().prepare(context);

        assertThat(recorder.embedded()).isEqualTo(22);
    }

    @Test
    void resumesAnInterruptedOptimization(@TempDir Path folder) {
        Optional<Checkpointing> states =
                Optional.of(new Checkpointing(folder.resolve("states"), Duration.ofDays(1), 1));
        BadClip attack = badClip(PatchSide.ofPixels(6), 5, false);
        PatchState uninterrupted =
                attack.prepare(context(new Surrogate.Killer(0), folder, Optional.empty()));
        assertThatThrownBy(() -> attack.prepare(context(new Surrogate.Killer(3), folder, states)))
                .isInstanceOf(Surrogate.KilledException.class);
        Surrogate.Killer recorder = new Surrogate.Killer(0);
        assertThat(attack.prepare(context(recorder, folder, states))).isEqualTo(uninterrupted);
        assertThat(recorder.steps()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void stampsTheStoredPatch(boolean compat, @TempDir Path folder) {
        BadClip attack = badClip(PatchSide.ofPixels(6), 1, compat);
        PatchState state = attack.prepare(context(new Seed(1), folder));
        Image patch = state.patch();
        Image stamped =
                attack.restore(state, facts())
                        .stamp(List.of(SamplePictures.flat(32, 9)), List.of(new Seed(1)))
                        .get(0);
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 32; x++) {
                boolean inside = x >= 13 && x < 19 && y >= 13 && y < 19;
                assertThat(stamped.value(x, y, 1))
                        .isEqualTo(inside ? patch.value(x - 13, y - 13, 1) : 9);
            }
        }
    }

    @Test
    void alwaysUsesNaturalCaptions() {
        assertThat(attack().form(new PoisoningForm(Selection.NEAR, Captions.TEMPLATES, Mode.ADD)))
                .isEqualTo(new PoisoningForm(Selection.NEAR, Captions.NATURAL, Mode.ADD));
    }

    @Test
    void requiresASingleTarget() {
        assertThat(attack().requiresSingleTarget()).isTrue();
    }

    @Test
    void complainsAboutAPatchLargerThanThePicture() {
        assertThat(Stamping.complaints(badClip(PatchSide.ofPixels(40), 1, false), 32))
                .singleElement()
                .asString()
                .startsWith("patch-size is 40, but the model's pictures are 32 pixels square");
    }
}
