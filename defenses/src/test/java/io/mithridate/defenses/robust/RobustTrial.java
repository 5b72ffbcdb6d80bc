package io.mithridate.defenses.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.defense.RobustTraining;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.defenses.SavedTraining;
import io.mithridate.testkit.FixedDefenseContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Runs of a robust training, which may be killed.
 *
 * @param folder of the runs
 * @param material what it is run on
 */
record RobustTrial(Path folder, RobustMaterial material) {

    private static final class KilledException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A model to begin with. */
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

    /** Kills a run after so many steps; its state is saved every two. */
    private void kill(RobustTraining defense, Checkpoint base, String name, long deadly) {
        run(
                defense,
                base,
                name,
                new TrainingListener() {
                    @Override
                    public void onStep(Step step) {
                        if (step.number() == deadly) {
                            throw new KilledException();
                        }
                    }
                },
                true);
    }

    /** A run that was killed after so many steps goes on to the bits of an unbroken one. */
    void assertContinued(RobustTraining defense, long deadly) throws IOException {
        Checkpoint base = base();
        Checkpoint unbroken = run(defense, base, "unbroken");

        assertThatThrownBy(() -> kill(defense, base, "killed", deadly))
                .isInstanceOf(KilledException.class);
        Checkpoint continued = run(defense, base, "continued", TrainingListener.silent(), true);

        assertThat(Files.mismatch(continued.weights(), unbroken.weights())).isEqualTo(-1);
    }

    Checkpoint run(
            RobustTraining defense,
            Checkpoint base,
            String name,
            TrainingListener listener,
            boolean saved) {
        return defense.train(
                base,
                material.pairs(),
                material.recipe(),
                new FixedDefenseContext(
                        "robust",
                        defense.access(),
                        training(name, listener, saved),
                        material,
                        folder));
    }

    private TrainingContext training(String name, TrainingListener listener, boolean saved) {
        return SavedTraining.of(
                name,
                folder.resolve(name),
                listener,
                saved ? Optional.of(folder.resolve("states")) : Optional.empty());
    }
}
