package io.mithridate.defenses.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.defenses.BarMaterial;
import io.mithridate.testkit.DefenseContract;
import io.mithridate.testkit.DefenseMaterial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoClipTest implements DefenseContract {

    @TempDir private Path work;

    @Override
    public RoClip defense() {
        return defense(2, 0.4, RoClip.StrongViews.RO_CLIP, false);
    }

    static RoClip defense(int every, double pool, RoClip.StrongViews views, boolean compat) {
        return new RoClip(
                new RoClip.Options(every, pool, views, SafeClipTest.EDA, compat),
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

    /** The pool is part of the saved state. */
    @ParameterizedTest(name = "killed at step {0}")
    @ValueSource(longs = 15)
    void resumedRunGivesTheSameBits(long killStep) throws IOException {
        new RobustTrial(work, new RobustMaterial()).assertResumes(defense(), killStep);
    }

    @Test
    void rejectsARecipeThatNeverUsesThePool() {
        int epochs = new RobustMaterial().recipe().epochs();
        RobustTrial trial = new RobustTrial(work, new RobustMaterial());

        assertThatThrownBy(
                        () ->
                                trial.run(
                                        defense(
                                                epochs + 1,
                                                0.4,
                                                RoClip.StrongViews.GEOMETRIC,
                                                false),
                                        trial.base(),
                                        "never"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has %d epochs".formatted(epochs))
                .hasMessageContaining("give every: %d or less".formatted(epochs));
    }

    @Test
    void compatStartsWithOtherRows() throws IOException {
        RobustTrial trial = new RobustTrial(work, new RobustMaterial());
        Checkpoint base = trial.base();

        Checkpoint one =
                trial.run(defense(2, 0.4, RoClip.StrongViews.GEOMETRIC, false), base, "one");
        Checkpoint other =
                trial.run(defense(2, 0.4, RoClip.StrongViews.GEOMETRIC, true), base, "other");

        assertThat(Files.mismatch(one.weights(), other.weights())).isNotNegative();
    }
}
