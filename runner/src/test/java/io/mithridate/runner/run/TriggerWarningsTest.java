package io.mithridate.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.results.RunResults;
import io.mithridate.results.statistics.Limits;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.fakes.LocalSettings;
import io.mithridate.runner.runs.RunSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the warnings about triggers before any training. */
class TriggerWarningsTest {

    /**
     * Selects a trainer that considers the victim's pairs clean and darkens pictures to a quarter.
     */
    private static final String DARKENING =
            "poisoning.trained-by={ tune: { epochs: 1, batch: 4, learning-rate: 1e-3 } }";

    /** Selects an attack that needs a clean model, so that there is no trigger before a run. */
    private static final String OPTIMIZED = "attacks=[drawn: { optimised: true }]";

    private final Path folder;

    TriggerWarningsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private List<String> warnings(String... overrides) throws Exception {
        ExperimentFile file = Fakes.read(folder.resolve("tiny.yaml"), Fakes.EXPERIMENT, overrides);
        RunSettings settings = LocalSettings.in(folder);
        return TriggerWarnings.beforeWork(
                PlannedExperiment.plan(
                        file, Fakes.catalog(), settings, Fakes.CODE, System.getenv(), true));
    }

    /**
     * Each value x becomes x / 4, rounded down, so that at most a quarter of each difference
     * remains.
     */
    @Test
    void warnsIfTrainingLeavesAQuarterOfTheTrigger() throws Exception {
        assertThat(warnings(DARKENING))
                .singleElement()
                .asString()
                .startsWith("Of the trigger of corner, darkening leaves 0.25;");
    }

    @Test
    void reportContainsTheSameWarning() throws Exception {
        RunResults results =
                new TinyRun(folder)
                        .run("store", 1, "seeds=[1]", "defenses=[none]", DARKENING)
                        .results()
                        .orElseThrow();

        assertThat(Limits.of(results)).anyMatch(limit -> limit.contains("darkening leaves 0.25"));
        assertThat(results.samples().triggers().get(0).measured())
                .containsKeys("left-after-darkening", "strength-after-darkening");
    }

    @Test
    void doesNotWarnIfTrainingKeepsTheTrigger() throws Exception {
        assertThat(warnings()).isEmpty();
    }

    @Test
    void warnsOfAComputedTriggerDuringTheRun() throws Exception {
        assertThat(warnings(OPTIMIZED, DARKENING)).isEmpty();
        TinyRun runs = new TinyRun(folder);

        runs.run("store", 1, "seeds=[1, 2]", "defenses=[none]", OPTIMIZED, DARKENING);

        assertThat(runs.warnings())
                .singleElement()
                .satisfies(
                        warning -> {
                            assertThat(warning.text()).contains("drawn, darkening leaves");
                            assertThat(warning.before())
                                    .anyMatch(title -> title.startsWith("base model"))
                                    .noneMatch(title -> title.startsWith("victim"));
                        });
    }

    /** Another poisoning rate requires another victim with the same trigger. */
    @Test
    void warnsOfAnEarlierTriggerBeforeItsNextVictimIsTrained() throws Exception {
        TinyRun runs = new TinyRun(folder);
        darken(runs, "poisoning.rate=0.1");

        darken(runs, "poisoning.rate=0.5");

        assertThat(runs.warnings())
                .singleElement()
                .satisfies(
                        warning -> {
                            assertThat(warning.text()).contains("drawn, darkening leaves");
                            assertThat(warning.before()).isEmpty();
                        });
        assertThat(runs.computedTitles()).anyMatch(title -> title.startsWith("victim"));

        darken(runs, "poisoning.rate=0.1");
        assertThat(runs.warnings()).isEmpty();
    }

    private static void darken(TinyRun runs, String rate) throws Exception {
        runs.run("store", 1, "seeds=[1]", "defenses=[none]", OPTIMIZED, DARKENING, rate);
    }

    @Test
    void warnsOfATriggerOnlyOnce() throws Exception {
        TinyRun runs = new TinyRun(folder);

        runs.run("store", 1, "seeds=[1]", "defenses=[none]", DARKENING);

        assertThat(runs.warnings()).isEmpty();
    }
}
