package io.mithridate.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mithridate.config.InvalidConfigurationException;
import io.mithridate.runner.runs.RunFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests an attacker who trains the victim and poisons no pair. */
class OwnTrainingTest {

    private static final String[] BOTH_ATTACKS = {"seeds=[1]", "attacks=[corner, publisher]"};

    private final TinyRun tiny;

    OwnTrainingTest(@TempDir Path folder) {
        this.tiny = new TinyRun(folder);
    }

    @Test
    void defendsAndMeasuresTheVictim() throws Exception {
        RunFolder run = tiny.run("store", 1, BOTH_ATTACKS).folder();

        assertThat(success(run, "publisher x none, seed 1")).isEqualTo(1.0);
        assertThat(success(run, "publisher x forget, seed 1")).isZero();
        assertThat(success(run, "publisher x none, seed 1, clean model")).isZero();
    }

    private static double success(RunFolder run, String title) throws Exception {
        JsonNode results = new ObjectMapper().readTree(run.file("results.json").toFile());
        int number = -1;
        for (JsonNode cell : results.get("cells")) {
            number = cell.get("title").asText().equals(title) ? cell.get("cell").asInt() : number;
        }
        for (JsonNode row : results.get("rows")) {
            if (row.get("cell").asInt() == number
                    && row.get("metric").asText().equals("attack-success")) {
                return row.get("value").asDouble();
            }
        }
        throw new AssertionError("no attack success of " + title);
    }

    @Test
    void poisonsNothingAndSharesTheControl() throws Exception {
        tiny.run("store", 1, BOTH_ATTACKS);

        assertThat(tiny.computedTitles())
                .contains("poison of corner, seed 1", "victim of publisher, seed 1")
                .doesNotContain("poison of publisher, seed 1");
        assertThat(
                        tiny.computedTitles().stream()
                                .filter(title -> title.equals("clean model, seed 1")))
                .hasSize(1);
    }

    @Test
    void showsTheTriggerOnUnpoisonedPairs() throws Exception {
        RunFolder run = tiny.run("store", 1, BOTH_ATTACKS).folder();

        JsonNode results = new ObjectMapper().readTree(run.file("results.json").toFile());
        assertThat(results.get("triggers").findValuesAsText("attack"))
                .containsExactly("corner", "publisher");
        for (JsonNode cell : results.get("cells")) {
            boolean poisoned =
                    cell.get("title").asText().startsWith("corner")
                            && cell.get("control").asText().isEmpty();
            assertThat(cell.path("poison").isEmpty())
                    .as(cell.get("title").asText())
                    .isNotEqualTo(poisoned);
        }
    }

    @Test
    void ignoresThePoisoningRate() throws Exception {
        // This rate would poison less than one pair.
        assertThatThrownBy(() -> tiny.run("store", 1, "attacks=[corner]", "poisoning.rate=1e-6"))
                .isInstanceOf(InvalidConfigurationException.class);

        RunFolder run =
                tiny.run("store", 1, "seeds=[1]", "attacks=[publisher]", "poisoning.rate=1e-6")
                        .folder();

        assertThat(success(run, "publisher x none, seed 1")).isEqualTo(1.0);
    }

    @Test
    void rejectsADefenseThatReadsThePoisonedPairs() {
        assertThatThrownBy(
                        () ->
                                tiny.run(
                                        "store",
                                        1,
                                        "attacks=[corner, publisher]",
                                        "defenses=[none, robust]"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining(
                        "robust looks at the pairs that a victim was trained on, and 'publisher'"
                                + " poisons none of them: it trains its victim itself; leave these"
                                + " cells out: exclude: [{ attack: publisher, defense: robust }]");
        assertThat(tiny.computedTitles()).isEmpty();
    }

    @Test
    void acceptsTheExperimentIfRejectedCellsAreExcluded() throws Exception {
        RunFolder run =
                tiny.run(
                                "store",
                                1,
                                "seeds=[1]",
                                "attacks=[corner, publisher]",
                                "defenses=[none, robust]",
                                "exclude=[{attack: publisher, defense: robust}]")
                        .folder();

        assertThat(success(run, "corner x robust, seed 1")).isZero();
        assertThat(List.of(success(run, "publisher x none, seed 1"))).containsExactly(1.0);
    }

    @Test
    void requiresASingleTarget() {
        assertThatThrownBy(
                        () ->
                                tiny.run(
                                        "store",
                                        1,
                                        "attacks=[publisher]",
                                        "poisoning={rate: 0.1, mapping: all-to-all, epochs: 1,"
                                                + " batch: 4, learning-rate: 1e-3}"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining(
                        "the trigger of 'publisher' is made for one target, and mapping: all-to-all"
                                + " has one for each class; write mapping: all-to-one");
    }
}
