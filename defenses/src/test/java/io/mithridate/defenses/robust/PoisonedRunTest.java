package io.mithridate.defenses.robust;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.defense.RobustTraining;
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

/**
 * Tests robust training from an aligned base model, on pairs a third of which link a trigger to a
 * target, and on the clean pairs alone.
 */
class PoisonedRunTest {

    private static final Recipe RECIPE = new Recipe(12, 16, 6e-3, 4, 0, 0.9, 0.999, 1e-8, 1);
    private static final RobustMaterial POISONED =
            new RobustMaterial(PlantedTrigger.poisonedRun(), RECIPE);
    private static final RobustMaterial CLEAN =
            new RobustMaterial(new BarMaterial().pairs(), RECIPE);

    @TempDir private static Path home;
    private static Checkpoint base = new Checkpoint(Path.of(""), "");

    @TempDir private Path work;

    @BeforeAll
    static void trainBase() throws IOException {
        Checkpoint start =
                POISONED.models().initialise(POISONED.pairs(), List.of(), training("start"));
        base =
                CLEAN.models()
                        .train(
                                start,
                                CLEAN.pairs(),
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
                        POISONED.models()
                                .train(base, POISONED.pairs(), RECIPE, training("victim")));

        assertThat(rates.success()).as("attack success").isGreaterThan(0.6);
    }

    @Test
    void safeClipDoesNotLearnTheBackdoor() {
        PlantedTrigger.Rates rates = ratesAfterTraining(safeClip(), POISONED);

        assertThat(rates.success()).as("attack success").isLessThan(0.35);
        assertThat(rates.accuracy()).as("clean accuracy").isGreaterThan(0.8);
    }

    @Test
    void safeClipKeepsTheControlAccurate() {
        PlantedTrigger.Rates rates = ratesAfterTraining(safeClip(), CLEAN);

        assertThat(rates.success()).as("attack success").isLessThan(0.3);
        assertThat(rates.accuracy()).as("clean accuracy").isGreaterThan(0.85);
    }

    /** Every epoch uses the pool, so no picture has to match the caption that it was given. */
    @Test
    void roClipDoesNotLearnTheBackdoorFromItsPool() {
        PlantedTrigger.Rates rates = ratesAfterTraining(roClip(), POISONED);

        assertThat(rates.success()).as("attack success").isLessThan(0.4);
        assertThat(rates.accuracy()).as("clean accuracy").isGreaterThan(0.5);
    }

    @Test
    void roClipKeepsTheControlAccurate() {
        PlantedTrigger.Rates rates = ratesAfterTraining(roClip(), CLEAN);

        assertThat(rates.success()).as("attack success").isLessThan(0.3);
        assertThat(rates.accuracy()).as("clean accuracy").isGreaterThan(0.8);
    }

    private static RobustTraining safeClip() {
        return SafeClipTest.defense(0, RoClip.StrongViews.GEOMETRIC);
    }

    /** The pool holds all captions; with so few pairs, a small pool would lack most of them. */
    private static RobustTraining roClip() {
        return RoClipTest.defense(1, 1, RoClip.StrongViews.GEOMETRIC, false);
    }

    private PlantedTrigger.Rates ratesAfterTraining(
            RobustTraining defense, RobustMaterial material) {
        return PlantedTrigger.rates(new RobustTrial(work, material).run(defense, base, "robust"));
    }
}
