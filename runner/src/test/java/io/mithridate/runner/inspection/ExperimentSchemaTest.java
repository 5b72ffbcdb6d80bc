package io.mithridate.runner.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.mithridate.config.Complaints;
import io.mithridate.config.Place;
import io.mithridate.config.ScalarMeaning;
import io.mithridate.config.YamlReader;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginFinder;
import io.mithridate.runner.plugins.PluginLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the schema of the bundled plugins with a third-party validator. */
class ExperimentSchemaTest {

    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V7)
                    .getSchema(
                            ExperimentSchema.of(
                                    new PluginLoader().load(new PluginFinder(List.of()))));

    private static final String VALID =
            """
            name: small
            seeds: [1]
            dataset: { train: emoji-scenes, test: { emoji-scenes: { classes: 40 } } }
            model: { mini: {} }
            base: { epochs: 1, batch: 64, learning-rate: 1e-3 }
            poisoning: { rate: [0.1, 0.2], target: banana, epochs: 1, batch: 64, learning-rate: 1e-3 }
            attacks:
              - badnets: { patch-size: [6, 8] }
            defense-data: [{ pairs: 200 }, { pairs: 100 }]
            defenses:
              - none
              - ta-cleaner: { epochs: 1, batch: 64, learning-rate: 1e-3, augmenter: { eda: { alpha: 0.2 } } }
            metrics: [clean-accuracy, attack-success: { k: [1, 3] }]
            compute: { threads: 2 }
            exclude: [{ attack: badnets, seed: 1 }]
            budgets: [1, 2]
            """;

    private static Set<ValidationMessage> problems(String yaml) throws JsonProcessingException {
        Complaints complaints = new Complaints();
        String json =
                ScalarMeaning.of(
                        YamlReader.parse(yaml, Place.startOf("e.yaml"), complaints).orElseThrow());
        assertThat(complaints.isEmpty()).isTrue();
        return SCHEMA.validate(new ObjectMapper().readTree(json));
    }

    static Stream<Path> experiments() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "experiments"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList().stream();
        }
    }

    @Test
    void omitsABrokenPlugin() {
        LoadedPlugin broken = SampleCatalog.attack("odd", "Is odd.", Undescribed.class);
        PluginCatalog catalog = new PluginCatalog(List.of(broken, SampleCatalog.NO_ATTACK));

        assertThat(ExperimentSchema.of(catalog).get("definitions").fieldNames())
                .toIterable()
                .contains("attack.none")
                .doesNotContain("attack.odd");
    }

    private record Undescribed(int size) {}

    @ParameterizedTest
    @MethodSource("experiments")
    void acceptsTheExperimentsOfTheRepository(Path file) throws IOException {
        assertThat(problems(Files.readString(file))).isEmpty();
    }

    @Test
    void acceptsSweepsPairsAndBareNames() throws JsonProcessingException {
        assertThat(problems(VALID)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seeds: [1]          | sedes: [1]",
                "seeds: [1]          | seeds: [1.5]",
                "seeds: [1]          | seeds: []",
                "[0.1, 0.2]          | sometimes",
                "[0.1, 0.2]          | -0.1",
                "patch-size          | pach-size",
                "badnets: {          | badnet: {",
                "[6, 8]              | [6, none]",
                "alpha: 0.2          | alhpa: 0.2",
                "eda:                | badnets:",
                "- none              | - fine-tune",
                "threads: 2          | threads: [1, 2]",
                "threads: 2          | threads: 0",
                "threads: 2          | device: tpu",
                "[6, 8]              | []",
                "{ pairs: 100 }      | {}",
                "test: { emoji-scenes | tset: { emoji-scenes",
                "k: [1, 3]           | q: [1, 3]",
                "budgets: [1, 2]     | budgets: [101]"
            })
    void rejectsErrors(String valid, String invalid) throws JsonProcessingException {
        assertThat(VALID).contains(valid);
        assertThat(problems(VALID.replace(valid, invalid))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"attacks, false", "defenses, false", "exclude, true", "budgets, true"})
    void rejectsEmptyListsOnlyForAxes(String key, boolean valid) throws JsonProcessingException {
        String without = VALID.replaceAll("(?m)^%s:.*\n(  .*\n)*".formatted(key), "");

        assertThat(problems(without + key + ": []\n").isEmpty()).isEqualTo(valid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "gpu", "gpu:1"})
    void acceptsDevices(String device) throws JsonProcessingException {
        assertThat(problems(VALID.replace("threads: 2", "device: '%s'".formatted(device))))
                .isEmpty();
    }

    /** Some validators reject a schema in which a type is a list. */
    @Test
    void noSchemaHasAListOfTypes() {
        assertThat(
                        ExperimentSchema.of(new PluginLoader().load(new PluginFinder(List.of())))
                                .findValues("type"))
                .isNotEmpty()
                .noneMatch(JsonNode::isArray);
    }
}
