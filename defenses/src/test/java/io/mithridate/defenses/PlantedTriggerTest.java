package io.mithridate.defenses;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.defenses.oracles.OracleSettings;
import io.mithridate.defenses.oracles.Unlearn.Options.Mode;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests how defenses change the attack success and clean accuracy of a tiny model with a backdoor
 * and of its control, which was trained in the same way without poison.
 *
 * <p>The bounds hold for victims and controls of five seeds, so they do not depend on rounding
 * differences between processors. The defenses left an attack success of at most 0.23 and a clean
 * accuracy of at least 0.8. The attack success of the victims was 0.86 to 1.
 */
@Tag("long")
class PlantedTriggerTest {

    @TempDir private static Path home;

    private static Checkpoint victim = new Checkpoint(Path.of(""), "");
    private static Checkpoint control = new Checkpoint(Path.of(""), "");

    @TempDir private Path work;
    private int runCount;

    @BeforeAll
    static void trainModels() throws IOException {
        victim = PlantedTrigger.victim(home.resolve("victim"));
        control = PlantedTrigger.control(home.resolve("control"));
    }

    @Test
    void victimHasTheBackdoorAndControlDoesNot() {
        PlantedTrigger.Rates planted = PlantedTrigger.rates(victim);
        PlantedTrigger.Rates clean = PlantedTrigger.rates(control);

        assertThat(planted.success()).as("attack success").isGreaterThan(0.75);
        assertThat(planted.accuracy()).as("clean accuracy").isGreaterThan(0.9);
        assertThat(clean.success()).as("attack success on the control").isLessThan(0.2);
        assertThat(clean.accuracy()).as("clean accuracy of the control").isGreaterThan(0.9);
    }

    /** Returns the defenses, each with the clean accuracy that it must exceed. */
    static Stream<Arguments> defenses() {
        return Stream.of(
                Arguments.of("fine-tune", TunedDefenses.fineTune(), 0.8),
                Arguments.of("clean-clip", TunedDefenses.cleanClip(), 0.8),
                Arguments.of("ta-cleaner", TunedDefenses.taCleaner(), 0.7),
                Arguments.of("fine-tune, along 0.9", along(0.9, TunedDefenses.fineTune()), 0.8),
                Arguments.of("par", TunedDefenses.par(), 0.8),
                Arguments.of("abd", TunedDefenses.abd(), 0.7),
                Arguments.of("unlearn, relabel", OracleSettings.unlearn(Mode.RELABEL, false), 0.85),
                Arguments.of("unlearn, repel", OracleSettings.unlearn(Mode.REPEL, false), 0.85));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("defenses")
    void removesTheBackdoorAndKeepsTheAccuracy(String name, Purifier defense, double minAccuracy)
            throws IOException {
        PlantedTrigger.Rates rates = ratesAfter(defense, victim);

        assertThat(rates.success()).as("attack success").isLessThan(0.35);
        assertThat(rates.accuracy()).as("clean accuracy").isGreaterThan(minAccuracy);
    }

    /**
     * The patch removes the backdoor, not the training: on three seeds, plain fine-tuning with the
     * same recipe left an attack success of 0.84 to 0.89, and ABD left 0 to 0.55.
     *
     * <p>No other defense has such a test: none of the recipes tried made CleanCLIP, TA-Cleaner or
     * PAR leave a clearly lower attack success than plain fine-tuning on each of three seeds of
     * this small data set.
     */
    @Test
    void thePatchRemovesMoreThanFineTuning() throws IOException {
        double fineTuned = ratesAfter(TunedDefenses.weakFineTune(), victim).success();

        assertThat(ratesAfter(TunedDefenses.weakAbd(), victim).success())
                .isLessThan(fineTuned - 0.25);
    }

    static Stream<Arguments> defensesOfControls() {
        return Stream.concat(
                defenses(),
                Stream.of(
                        Arguments.of(
                                "task-vector, along 2",
                                along(2, OracleSettings.taskVector()),
                                0.8)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("defensesOfControls")
    void keepsTheControlAccurateAndWithoutBackdoor(
            String name, Purifier defense, double minAccuracy) throws IOException {
        PlantedTrigger.Rates rates = ratesAfter(defense, control);

        assertThat(rates.success()).as("attack success").isLessThan(0.35);
        assertThat(rates.accuracy()).as("clean accuracy").isGreaterThan(minAccuracy);
    }

    /** One short training gives the direction; moving farther leaves less of the backdoor. */
    @Test
    void aLongerTaskVectorRemovesMore() throws IOException {
        PlantedTrigger.Rates near = ratesAfter(along(2, OracleSettings.taskVector()), victim);
        PlantedTrigger.Rates far = ratesAfter(along(4, OracleSettings.taskVector()), victim);

        assertThat(near.success()).isLessThan(PlantedTrigger.rates(victim).success() - 0.1);
        assertThat(far.success()).isLessThan(near.success() - 0.05);
        assertThat(near.accuracy()).as("clean accuracy").isGreaterThan(0.8);
    }

    /**
     * Returns a defense that moves part of the way to the model of another defense, as {@code
     * along} does.
     */
    private static Purifier along(double share, Purifier defense) {
        return new Purifier() {
            @Override
            public Set<Access> requires() {
                return defense.requires();
            }

            @Override
            public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
                return ClipCheckpoint.read(suspect)
                        .towards(ClipCheckpoint.read(defense.purify(suspect, context)), share)
                        .write(context.training().folder());
            }
        };
    }

    /** Returns defenses that keep the backdoor or make it stronger. */
    static Stream<Arguments> defensesThatKeepTheBackdoor() {
        return Stream.of(
                Arguments.of("unlearn, repel, compat", OracleSettings.unlearn(Mode.REPEL, true)),
                Arguments.of("task-vector, along 0", along(0, OracleSettings.taskVector())),
                Arguments.of("fine-tune, along 0.1", along(0.1, TunedDefenses.fineTune())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("defensesThatKeepTheBackdoor")
    void keepsTheBackdoor(String name, Purifier defense) throws IOException {
        assertThat(ratesAfter(defense, victim).success()).isGreaterThan(0.6);
    }

    /**
     * With the sign of the released code, triggered pictures are pulled toward the target, so the
     * control can exceed the bounds.
     */
    @Test
    void releasedUnlearningAddsABackdoorToTheControl() throws IOException {
        assertThat(ratesAfter(OracleSettings.unlearn(Mode.REPEL, true), control).success())
                .isGreaterThan(0.35);
    }

    private PlantedTrigger.Rates ratesAfter(Purifier defense, Checkpoint suspect)
            throws IOException {
        Path folder = work.resolve("run-" + runCount++);
        return PlantedTrigger.rates(
                Purification.of(defense, FixedPlugins.bundled(), suspect, folder, 1).purified());
    }
}
