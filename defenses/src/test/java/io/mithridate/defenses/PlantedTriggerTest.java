package io.mithridate.defenses;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.defense.Purifier;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.defenses.perturbation.Par;
import io.mithridate.defenses.perturbation.ParSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Defenses on a tiny model that has a backdoor: what they do to it, and to what is right. */
class PlantedTriggerTest {

    @TempDir private static Path home;

    private static Checkpoint victim = new Checkpoint(Path.of(""), "");

    @TempDir private Path work;

    @BeforeAll
    static void plant() throws IOException {
        victim = PlantedTrigger.victim(home);
    }

    @Test
    void theVictimHasTheBackdoor() {
        PlantedTrigger.Rates rates = PlantedTrigger.rates(victim);

        assertThat(rates.success()).as("attack success").isGreaterThan(0.9);
        assertThat(rates.accuracy()).as("clean accuracy").isGreaterThan(0.95);
    }

    static Stream<Arguments> defenses() {
        return Stream.of(
                Arguments.of(
                        "par",
                        new Par(
                                new ParSettings().startLearningRate(2e-2).epochs(15).build(),
                                BarMaterial.FINE_TUNER)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("defenses")
    void theBackdoorGoesAndWhatIsRightStays(String name, Purifier defense) throws IOException {
        Purification run =
                Purification.of(
                        defense, FixedPlugins.bundled(), victim, work.resolve("purified"), 1);

        PlantedTrigger.Rates rates = PlantedTrigger.rates(run.purified());
        assertThat(rates.success()).as("attack success").isLessThan(0.3);
        assertThat(rates.accuracy()).as("clean accuracy").isGreaterThan(0.9);
    }
}
