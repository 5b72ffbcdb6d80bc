package io.mithridate.defenses.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.defenses.BarMaterial;
import io.mithridate.defenses.DefenseRun;
import io.mithridate.defenses.NamedDefense;
import io.mithridate.testkit.DefenseContract;
import io.mithridate.testkit.DefenseMaterial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeClipTest implements DefenseContract {

    record NoOptions() {}

    static final PluginRef<TextAugmenter> EDA =
            new PluginRef<>(TextAugmenter.class, "eda", new NoOptions());

    @TempDir private Path work;

    @Override
    public SafeClip defense() {
        return defense(24, RoClip.StrongViews.RO_CLIP);
    }

    static SafeClip defense(int pool, RoClip.StrongViews views) {
        return defense(pool, views, false);
    }

    static SafeClip defense(int pool, RoClip.StrongViews views, boolean compat) {
        return new SafeClip(
                new SafeClip.Options(1, 1, 0.01, 0.9, 0.04, 0.85, pool, views, EDA, compat),
                BarMaterial.FINE_TUNER,
                new BarMaterial().plugins());
    }

    @Override
    public DefenseMaterial material() {
        return new RobustMaterial();
    }

    @Test
    void accessesOnlyTrainingPairsAndBaseModel() {
        assertThat(defense().access())
                .containsExactlyInAnyOrder(Access.TRAINING_PAIRS, Access.BASE_MODEL);
    }

    @Test
    void rejectsARecipeWithTooFewEpochs() {
        RobustTrial trial =
                new RobustTrial(
                        work,
                        new RobustMaterial(
                                new BarMaterial().pairs(),
                                new Recipe(2, 16, 1e-2, 2, 0, 0.9, 0.999, 1e-8, 1)));
        Checkpoint base = trial.base();

        assertThatThrownBy(() -> trial.run(defense(), base, "run"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the victim's recipe has 2 epochs")
                .hasMessageContaining("at least 3 epochs");
    }

    /** Epochs of four steps: in-modal, cross-modal, then both. */
    @Test
    void epochsAreInModalThenCrossModalThenBoth() {
        RobustTrial trial = new RobustTrial(work, new RobustMaterial());
        List<TrainingListener.Step> steps = new ArrayList<>();

        trial.run(
                defense(),
                trial.base(),
                "run",
                new TrainingListener() {
                    @Override
                    public void onStep(Step step) {
                        steps.add(step);
                    }
                },
                false);

        assertThat(steps).hasSize(16);
        for (TrainingListener.Step step : steps) {
            boolean inModal = step.terms().getOrDefault("in-modal", 0.0) != 0;
            boolean crossModal = step.terms().getOrDefault("cross-modal", 0.0) != 0;
            assertThat(inModal).as("one loss at a time").isNotEqualTo(crossModal);
            if (step.epoch() == 1) {
                assertThat(inModal).isTrue();
            } else if (step.epoch() == 2) {
                assertThat(crossModal).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "1, 2"})
    void trainsTheConfiguredNumberOfEpochsWithEachLoss(int inModal, int crossModal) {
        BarMaterial bars = new BarMaterial();
        RobustTrial trial = new RobustTrial(work, new RobustMaterial());

        DefenseRun run =
                DefenseRun.of(
                        NamedDefense.of(
                                "safe-clip",
                                "pool=0 in-modal-epochs=%d cross-modal-epochs=%d"
                                        .formatted(inModal, crossModal),
                                bars.plugins()),
                        bars,
                        trial.base(),
                        work.resolve("run"));

        assertThat(run.steps())
                .filteredOn(step -> step.epoch() <= inModal + crossModal)
                .allSatisfy(
                        step ->
                                assertThat(step.terms().getOrDefault("in-modal", 0.0) != 0)
                                        .as("in-modal in epoch %d", step.epoch())
                                        .isEqualTo(step.epoch() <= inModal));
    }

    @Test
    void resumedRunGivesTheSameBits() throws IOException {
        new RobustTrial(work, new RobustMaterial()).assertResumes(defense(), 13);
    }

    @Tag("slow")
    @ParameterizedTest(name = "killed at step {0}")
    @ValueSource(longs = {3, 9, 16})
    void resumedRunGivesTheSameBitsInEachPhase(long killStep) throws IOException {
        new RobustTrial(work, new RobustMaterial()).assertResumes(defense(), killStep);
    }
}
