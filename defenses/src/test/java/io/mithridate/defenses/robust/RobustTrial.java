package io.mithridate.defenses.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.defense.RobustTraining;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.defenses.CountedSteps;
import io.mithridate.defenses.SavedTraining;
import io.mithridate.testkit.FixedDefenseContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Runs of robust training that can be killed.
 *
 * @param folder the folder of the runs
 * @param material the material of the runs
 */
record RobustTrial(Path folder, RobustMaterial material) {

    /** Creates a base model. */
    Checkpoint base() {
        return material.models()
                .initialise(
                        material.pairs(),
                        List.of(),
                        training("base", TrainingListener.silent(), false));
    }

    Checkpoint run(RobustTraining defense, Checkpoint base, String name) {
        return run(defense, base, name, TrainingListener.silent(), false);
    }

    /**
     * Asserts that a run killed at a step resumes and gives the same bits as an uninterrupted run.
     */
    void assertResumes(RobustTraining defense, long killStep) throws IOException {
        Checkpoint base = base();
        CountedSteps uninterruptedSteps = CountedSteps.unbroken();
        Checkpoint uninterrupted = run(defense, base, "unbroken", uninterruptedSteps, false);

        assertThatThrownBy(
                        () -> run(defense, base, "killed", CountedSteps.killedAt(killStep), true))
                .isInstanceOf(CountedSteps.KilledException.class);
        CountedSteps resumedSteps = CountedSteps.unbroken();
        Checkpoint resumed = run(defense, base, "continued", resumedSteps, true);

        assertThat(Files.mismatch(resumed.weights(), uninterrupted.weights())).isEqualTo(-1);
        assertThat(resumedSteps.heard())
                .as("steps after the kill")
                .isLessThan(uninterruptedSteps.heard());
    }

    Checkpoint run(
            RobustTraining defense,
            Checkpoint base,
            String name,
            TrainingListener listener,
            boolean savesState) {
        return defense.train(
                base,
                material.pairs(),
                material.recipe(),
                new FixedDefenseContext(
                        "robust",
                        defense.access(),
                        training(name, listener, savesState),
                        material,
                        folder));
    }

    private TrainingContext training(String name, TrainingListener listener, boolean savesState) {
        return SavedTraining.of(
                name,
                folder.resolve(name),
                listener,
                savesState ? Optional.of(folder.resolve("states")) : Optional.empty());
    }
}
