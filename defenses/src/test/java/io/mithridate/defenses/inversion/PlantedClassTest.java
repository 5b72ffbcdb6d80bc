package io.mithridate.defenses.inversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests InverTune on tiny models that were trained alike, with and without a backdoor. */
class PlantedClassTest {

    private static final InverTune DEFENSE = InverTuneTrial.inverTune(150, 150, 60, 3e-3, false);

    @TempDir private Path work;

    @Test
    void findsTheTargetAndASmallTriggerAndWeakensTheBackdoor() throws IOException {
        Checkpoint victim = new PlantedClass(true).victim(work);
        PlantedClass.Rates before = PlantedClass.rates(victim);
        assertThat(before.success()).as("attack success before").isGreaterThan(0.9);
        assertThat(before.accuracy()).as("clean accuracy before").isGreaterThan(0.9);

        InverTune.Backdoor found = DEFENSE.find(victim, context());

        assertThat(found.target().label()).isEqualTo(PlantedClass.TARGET);
        assertThat(found.target().rise()).isGreaterThan(0.3);
        assertThat(found.trigger().share()).isLessThan(0.05);
        PlantedClass.Rates after =
                PlantedClass.rates(DEFENSE.tune(victim, found.trigger(), context()));
        assertThat(after.success()).as("attack success").isLessThan(before.success() - 0.2);
        assertThat(after.accuracy()).as("clean accuracy").isGreaterThan(0.9);
    }

    @Test
    void findsNothingInTheControlAndKeepsItsAccuracy() throws IOException {
        Checkpoint control = new PlantedClass(false).victim(work);
        assertThat(PlantedClass.rates(control).success()).isLessThan(0.1);

        InverTune.Backdoor found = DEFENSE.find(control, context());

        assertThat(found.target().rise()).isLessThan(0.1);
        assertThat(found.trigger().share()).isGreaterThan(0.1);
        PlantedClass.Rates after =
                PlantedClass.rates(DEFENSE.tune(control, found.trigger(), context()));
        assertThat(after.success()).isLessThan(0.1);
        assertThat(after.accuracy()).as("clean accuracy").isGreaterThan(0.9);
    }

    private DefenseContext context() throws IOException {
        Path folder = Files.createDirectories(work.resolve("defended"));
        return InverTuneTrial.context(
                DEFENSE,
                new TrainingContext("inver-tune", folder, new Seed(1), TrainingListener.silent()));
    }
}
