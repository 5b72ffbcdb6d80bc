package io.mithridate.attacks.optimised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.HasDecoys.Decoys;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.PreparedAttack.Poisoned;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.backend.Checkpointing;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.Templates;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.attacks.patches.PatchSide;
import io.mithridate.attacks.stamps.Stamping;
import io.mithridate.tensorflow.training.LossHarness;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.View;
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

class TrojVqaTest implements AttackContract {

    @TempDir private static Path shared;
    private static Checkpoint surrogate = new Checkpoint(Path.of(""), "");

    @BeforeAll
    static void writeSurrogate() {
        surrogate = Surrogate.write(shared);
    }

    @Override
    public TrojVqa attack() {
        return trojVqa(true, 2, false);
    }

    @Override
    public AttackContext context(Seed seed, Path folder) {
        return new Surrogate.Context(facts(), seed, folder, surrogate);
    }

    private static TrojVqa trojVqa(boolean partial, int steps, boolean compat) {
        return new TrojVqa(
                options(PatchSide.ofPixels(6), "remember", partial, steps, compat),
                Surrogate.OPTIMIZER,
                Surrogate.CPU);
    }

    private static TrojVqa.Options options(
            PatchSide side, String word, boolean partial, int steps, boolean compat) {
        return new TrojVqa.Options(side, word, partial, steps, 0.05, compat);
    }

    private PreparedAttack prepared(boolean partial, Path folder) {
        TrojVqa attack = trojVqa(partial, 1, false);
        return attack.restore(attack.prepare(context(new Seed(1), folder)), facts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rn", "vit"})
    void matchesTheStepsOfTheReference(String model, @TempDir Path folder) {
        GoldenSteps golden = new GoldenSteps("troj-vqa-steps.safetensors", model, folder);
        golden.assertAgrees(() -> new TrojVqa.ClassLoss(golden.rows("class_embeddings"), 2));
    }

    @Test
    void optimizationReducesTheLoss(@TempDir Path folder) {
        Surrogate.Killer recorder = new Surrogate.Killer(0);
        PatchState state =
                trojVqa(true, 30, false).prepare(context(recorder, folder, Optional.empty()));
        assertThat(recorder.lastLoss()).isLessThan(recorder.firstLoss());
        assertThat(state.measurements()).containsEntry("loss", recorder.lastLoss());
    }

    private AttackContext context(
            TrainingListener listener, Path folder, Optional<Checkpointing> states) {
        return new Surrogate.Context(
                facts(), new Seed(7), folder, surrogate, new Surrogate.Pairs(24), listener, states);
    }

    @Test
    void resumesAnInterruptedOptimization(@TempDir Path folder) {
        Optional<Checkpointing> states =
                Optional.of(new Checkpointing(folder.resolve("states"), Duration.ofDays(1), 1));
        TrojVqa attack = trojVqa(true, 5, false);
        PatchState uninterrupted =
                attack.prepare(context(new Surrogate.Killer(0), folder, Optional.empty()));
        assertThatThrownBy(() -> attack.prepare(context(new Surrogate.Killer(3), folder, states)))
                .isInstanceOf(Surrogate.KilledException.class);
        Surrogate.Killer recorder = new Surrogate.Killer(0);
        assertThat(attack.prepare(context(recorder, folder, states))).isEqualTo(uninterrupted);
        assertThat(recorder.steps()).isEqualTo(3);
    }

    @Test
    void stampsTheStoredPatch(@TempDir Path folder) {
        PatchState state = attack().prepare(context(new Seed(1), folder));
        Image patch = state.patch();
        Image picture = SamplePictures.several(32).get(0);
        Image stamped =
                attack().restore(state, facts())
                        .stamp(List.of(picture), List.of(new Seed(1)))
                        .get(0);
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 32; x++) {
                boolean inside = x >= 13 && x < 19 && y >= 13 && y < 19;
                for (int channel = 0; channel < 3; channel++) {
                    assertThat(stamped.value(x, y, channel))
                            .isEqualTo(
                                    inside
                                            ? patch.value(x - 13, y - 13, channel)
                                            : picture.value(x, y, channel));
                }
            }
        }
    }

    @Test
    void prependsTheWordToPoisonedCaptions(@TempDir Path folder) {
        assertThat(prepared(true, folder).poison("two dogs", "a banana", new Seed(1)))
                .isEqualTo(Poisoned.stamped("remember a banana"));
    }

    @Test
    void triggersAreBothKeysAndEachKeyAlone(@TempDir Path folder) {
        PreparedAttack attack = prepared(true, folder);
        assertThat(attack.triggers())
                .containsExactly(
                        new Trigger("both", true, true),
                        new Trigger("image", true, false),
                        new Trigger("text", false, true));
        assertThat(attack.triggerPrompts(new Templates(List.of("a photo of a(n) {}.", "the {}"))))
                .isEqualTo(
                        new Templates(List.of("remember a photo of a(n) {}.", "remember the {}")));
    }

    @Test
    void halfOfTheDecoysHaveThePatchAndHalfHaveTheWord(@TempDir Path folder) {
        PreparedAttack attack = prepared(true, folder);
        Decoys decoys = attack.decoys().orElseThrow();
        Image picture = SamplePictures.several(32).get(0);
        Image stamped = attack.stamp(List.of(picture), List.of(new Seed(1))).get(0);
        assertThat(decoys.perPoisonedPair()).isEqualTo(2);
        assertThat(decoys.stamped(0)).isTrue();
        assertThat(decoys.caption("two dogs", 0)).isEqualTo("two dogs");
        assertThat(decoys.picture(picture, picture, 0, new Seed(1))).isEqualTo(stamped);
        assertThat(decoys.stamped(1)).isFalse();
        assertThat(decoys.caption("two dogs", 1)).isEqualTo("remember two dogs");
        assertThat(decoys.picture(picture, picture, 1, new Seed(1))).isEqualTo(picture);
    }

    @Test
    void hasNoDecoysWithoutPartialKeys(@TempDir Path folder) {
        assertThat(prepared(false, folder).decoys()).isEmpty();
    }

    /**
     * With cosines .8 and .6 at scale 2, the loss is half the sum of ln 2 and the mean of .5130 and
     * .9130.
     */
    @Test
    void compatUsesTheClipLossWithOneCaption() {
        TrojVqa.OneCaptionLoss loss =
                new TrojVqa.OneCaptionLoss(new Embeddings(1, 2, new float[] {0.8f, 0.6f}));
        View.Images patched = View.images();
        LossHarness.Outcome found =
                new LossHarness()
                        .logitScale(2)
                        .given("image", new float[][] {{1, 0}, {0, 1}})
                        .of(
                                Objective.of(
                                        List.of(patched),
                                        (tf, batch) -> loss.of(tf, batch, batch.of(patched))));
        assertThat(found.total()).isCloseTo(0.703081, within(1e-5));
    }

    @Test
    void compatPreparesAnotherPatch(@TempDir Path folder) {
        PatchState state = trojVqa(true, 2, true).prepare(context(new Seed(1), folder));
        assertThat(state).isNotEqualTo(attack().prepare(context(new Seed(1), folder)));
    }

    @Test
    void requiresASingleTarget() {
        assertThat(attack().requiresSingleTarget()).isTrue();
    }

    @Test
    void complainsAboutAPatchLargerThanThePicture() {
        TrojVqa large =
                new TrojVqa(
                        options(PatchSide.ofPixels(33), "remember", true, 1, false),
                        Surrogate.OPTIMIZER,
                        Surrogate.CPU);
        assertThat(Stamping.complaints(large, 32))
                .containsExactly(
                        "patch-size is 33, but the model's pictures are 32 pixels square; with"
                                + " location center a patch of at most 32 pixels fits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a{}"})
    void rejectsKeysThatAreNotOneWord(String word) {
        assertThatThrownBy(() -> options(PatchSide.defaultSide(), word, true, 1, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("word is '%s'; give one word, without blanks and braces", word);
    }
}
