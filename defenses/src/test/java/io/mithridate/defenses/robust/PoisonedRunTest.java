package io.mithridate.defenses.robust;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.defenses.BarMaterial;
import io.mithridate.defenses.PlantedTrigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Robust training on pairs of which a third ties a trigger to a target, from an aligned base. */
class PoisonedRunTest {

    private static final RobustMaterial MATERIAL =
            new RobustMaterial(
                    PlantedTrigger.poisonedRun(),
                    new Recipe(12, 16, 6e-3, 4, 0, 0.9, 0.999, 1e-8, 1));

    @TempDir private static Path home;
    private static Checkpoint base = new Checkpoint(Path.of(""), "");

    @TempDir private Path work;

    @BeforeAll
    static void trainBase() throws IOException {
        Checkpoint start =
                MATERIAL.models().initialise(MATERIAL.pairs(), List.of(), training("start"));
        base =
                MATERIAL.models()
                        .train(
                                start,
                                new BarMaterial().pairs(),
                                new Recipe(40, 16, 1e-2, 20, 0, 0.9, 0.999, 1e-8, 1),
                                training("base"));
    }

    private static TrainingContext training(String name) throws IOException {
        return new TrainingContext(
                name,
                Files.createDirectories(home.resolve(name)),
                new Seed(7),
                TrainingListener.silent());
    }

    @Test
    void plainTrainingLearnsTheBackdoor() throws IOException {
        PlantedTrigger.Rates rates =
                PlantedTrigger.rates(
                        MATERIAL.models()
                                .train(
                                        base,
                                        MATERIAL.pairs(),
                                        MATERIAL.recipe(),
                                        training("victim")));

        assertThat(rates.success()).as("attack success").isGreaterThan(0.7);
    }

    @Test
    void safeClipDoesNotLearnIt() {
        PlantedTrigger.Rates rates =
                PlantedTrigger.rates(
                        new RobustTrial(work, MATERIAL)
                                .run(SafeClipTest.defense(0, StrongViews.GEOMETRIC), base, "safe"));

        assertThat(rates.success()).as("attack success").isLessThan(0.3);
        assertThat(rates.accuracy()).as("clean accuracy").isGreaterThan(0.8);
    }

    /** Every epoch on the pool: no picture ever meets the caption that it was given. */
    @Test
    void roClipDoesNotLearnItFromItsPool() {
        PlantedTrigger.Rates rates =
                PlantedTrigger.rates(
                        new RobustTrial(work, MATERIAL)
                                .run(
                                        RoClipTest.defense(1, 0.4, StrongViews.GEOMETRIC, false),
                                        base,
                                        "pooled"));

        assertThat(rates.success()).as("attack success").isLessThan(0.3);
    }
}
