package io.mithridate.runner.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.runner.experiment.ExperimentKey;
import org.junit.jupiter.api.Test;

class ExperimentDescriptionTest {

    private final ExperimentDescription description = new ExperimentDescription(72);

    @Test
    void describesTheOptionsOfAKey() {
        assertThat(description.of("controls"))
                .contains(
                        """
                        controls
                          Which cells are added for comparison.

                        Options
                          clean-model: true or false; default true
                              Whether every defense also runs on a victim with nothing poisoned,
                              evaluated under each attack's trigger.
                        """);
        assertThat(description.of("poisoning").orElseThrow())
                .contains(
                        "rate: a number between 0 and 1",
                        "target: a text; may be left out",
                        "epochs: ");
        assertThat(description.of("base").orElseThrow()).contains("batch: ", "learning-rate: ");
        assertThat(description.of("defense-data").orElseThrow()).contains("overlap-with-base: ");
        assertThat(description.of("compute").orElseThrow()).contains("threads: a whole number");
    }

    @Test
    void describesAllKeysOfAnExperiment() {
        String text = description.of("experiment").orElseThrow();

        assertThat(ExperimentKey.all())
                .hasSize(18)
                .allSatisfy(key -> assertThat(text).contains("\n  " + key.name() + ": "));
        assertThat(text)
                .contains(
                        """
                          seeds: a list of whole numbers; required
                              Root seeds: every combination runs once with each.
                        """,
                        """
                          controls: a map of options; may be left out
                              Which cells are added for comparison.
                              'mithridate describe controls' says which options.
                        """);
    }

    @Test
    void describesAKeyWithoutOptions() {
        assertThat(description.of("seeds"))
                .contains(
                        """
                          seeds: a list of whole numbers; required
                              Root seeds: every combination runs once with each.
                        """);
        assertThat(description.of("attacks").orElseThrow())
                .contains("'mithridate list attacks' names them.");
    }

    @Test
    void returnsEmptyForOtherNames() {
        assertThat(description.of("badnets")).isEmpty();
        assertThat(ExperimentDescription.names())
                .hasSize(1 + ExperimentKey.all().size())
                .contains("experiment", "base", "budgets", "attacks");
    }
}
