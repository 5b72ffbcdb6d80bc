package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mithridate.api.data.Image;
import io.mithridate.pictures.Png;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests experiments with triggers that are optimized against a tiny base model. */
class OptimisedTriggerRunTest {

    private final Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    OptimisedTriggerRunTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void writeExperiment() throws IOException {
        Path weights = TinyClip.weights(folder.resolve("weights"), 1);
        Files.writeString(
                folder.resolve("e.yaml"),
                """
                name: optimised
                seeds: [1]
                dataset: { emoji-scenes: { classes: 40, train: 300, validation: 40, test: 80 } }
                model: { clip: { weights: WEIGHTS } }
                poisoning: { rate: 0.1, target: banana, epochs: 1, batch: 32, learning-rate: 1e-3 }
                attacks:
                  - troj-vqa: { patch-size: 6, steps: 2 }
                  - badclip: { patch-size: 6, steps: 2, pictures: 70 }
                defense-data: { pairs: 100 }
                defenses: [none]
                metrics: [clean-accuracy, attack-success]
                controls: { clean-model: false }
                """
                        .replace("WEIGHTS", weights.toString()));
    }

    private int run(String command, String... further) {
        return runCommand(
                Stream.concat(
                                Stream.of(command, folder.resolve("e.yaml").toString()),
                                Stream.of(further))
                        .toList());
    }

    private int runCommand(List<String> arguments) {
        return CapturedCommand.run(folder, out, err, arguments);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void optimizesStampsAndMeasuresPatches() throws IOException {
        assertThat(run("run", "--runs", folder.resolve("runs").toString()))
                .as(this::errors)
                .isZero();

        Map<String, Set<String>> triggers = new TreeMap<>();
        for (JsonNode row : results().path("rows")) {
            if (row.path("metric").asText().equals("attack-success")) {
                triggers.computeIfAbsent(row.path("attack").asText(), any -> new TreeSet<>())
                        .add(row.path("trigger").asText());
            }
        }
        assertThat(triggers)
                .containsEntry("troj-vqa", Set.of("both", "image", "text"))
                .containsEntry("badclip", Set.of("image"));
        assertThat(manifests())
                .anySatisfy(
                        lines ->
                                assertThat(lines)
                                        .as("20 pairs with both keys, 40 with one")
                                        .hasSize(61)
                                        .filteredOn(line -> line.contains("decoy"))
                                        .hasSize(40))
                .anySatisfy(
                        lines ->
                                assertThat(lines.subList(1, lines.size()))
                                        .as("captions of the data")
                                        .hasSize(20)
                                        .allMatch(line -> line.contains("banana")));
        assertThat(results().path("triggers"))
                .extracting(trigger -> trigger.path("attack").asText())
                .containsExactly("badclip", "troj-vqa");
        for (JsonNode trigger : results().path("triggers")) {
            assertThat(trigger.path("measured").path("steps").asDouble()).isEqualTo(2);
            assertThat(trigger.path("measured").path("loss").asDouble()).isPositive();
            assertThat(trigger.path("measured").path("strength").asDouble())
                    .as("6 of 32 rows and columns are changed by some 60 grey levels")
                    .isBetween(3.0, 40.0);
        }
        assertTriggerOfTheRunCanBeShown();
    }

    /** The second cell is badclip's. */
    private void assertTriggerOfTheRunCanBeShown() throws IOException {
        Path picture = folder.resolve("black.png");
        Files.write(picture, Png.encode(Image.black(32, 32)));
        out.reset();
        assertThat(runCommand(List.of("path", runFolder(), "--cell", "1", "--stage", "attack")))
                .as(this::errors)
                .isZero();
        String state = out.toString(StandardCharsets.UTF_8).strip();

        assertThat(
                        runCommand(
                                List.of(
                                        "trigger",
                                        "badclip",
                                        "--state",
                                        state,
                                        "--image",
                                        picture.toString(),
                                        "--output",
                                        folder.resolve("stamped.png").toString())))
                .as(this::errors)
                .isZero();

        Image stamped = Png.decode(Files.readAllBytes(folder.resolve("stamped.png")));
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 32; x++) {
                if (x < 13 || x >= 19 || y < 13 || y >= 19) {
                    assertThat(stamped.value(x, y, 0)).isZero();
                }
            }
        }
        assertThat(stamped).isNotEqualTo(Image.black(32, 32));
    }

    /** The trigger needs a clean model's file and an experiment's pairs, but no victim or run. */
    @ParameterizedTest
    @ValueSource(strings = {"badclip patch-size=6 pictures=70", "troj-vqa patch-size=6"})
    void createsATriggerFromWeightsAndPairs(String attack) throws IOException {
        Path stamped = folder.resolve("stamped.png");
        List<String> options =
                List.of("--pairs", "HERE/e.yaml", "--weights", "HERE/weights/model.safetensors");

        assertThat(runTrigger(attack, options)).as(this::errors).isZero();
        Image first = Png.decode(Files.readAllBytes(stamped));
        assertThat(runTrigger(attack, options)).as(this::errors).isZero();

        assertThat(first).isNotEqualTo(Image.black(32, 32));
        assertThat(first.value(0, 0, 0)).as("outside of the patch").isZero();
        assertThat(Png.decode(Files.readAllBytes(stamped)))
                .as("the same seed makes the same trigger")
                .isEqualTo(first);
    }

    @Test
    void reportsATriggerThatIsNotGoodEnough() throws IOException {
        assertThat(runTrigger("ssba bits=8", List.of("--pairs", "HERE/e.yaml")))
                .as(this::errors)
                .isEqualTo(1);

        assertThat(errors())
                .startsWith("the trigger of 'ssba' could not be made: ssba's networks fall short")
                .hasLineCount(1);
        assertThat(folder.resolve("stamped.png")).doesNotExist();
    }

    private int runTrigger(String attack, List<String> options) throws IOException {
        Path picture = folder.resolve("black.png");
        Files.write(picture, Png.encode(Image.black(32, 32)));
        return runCommand(
                Stream.of(
                                Stream.of("trigger"),
                                Stream.of(attack.split(" ")),
                                Stream.of("steps=2"),
                                options.stream(),
                                Stream.of("--image", "HERE/black.png"),
                                Stream.of("--output", "HERE/stamped.png"))
                        .flatMap(arguments -> arguments)
                        .map(argument -> argument.replace("HERE", folder.toString()))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--pairs HERE/none.yaml | none.yaml",
                "--pairs HERE/e.yaml --classes a,b | leave one of the two out",
                "--pairs HERE/e.yaml --size 48 | the model takes pictures of 32 pixels",
                "--pairs HERE/e.yaml | optimises its trigger against a clean model; give its"
                        + " weights",
                "--pairs HERE/two.yaml | it has 2 targets; a trigger is made for one",
                "--pairs HERE/no.yaml | its target 'unicorn horn' is not one of the classes"
            })
    void rejectsExperimentsWhosePairsCannotBeUsed(String given, String complaint)
            throws IOException {
        String experiment = Files.readString(folder.resolve("e.yaml"));
        Files.writeString(
                folder.resolve("two.yaml"),
                experiment.replace("target: banana", "target: [banana, dog]"));
        Files.writeString(
                folder.resolve("no.yaml"),
                experiment.replace("target: banana", "target: unicorn horn"));

        assertThat(runTrigger("badclip", List.of(given.split(" ")))).isEqualTo(2);

        assertThat(errors()).contains(complaint).doesNotContain("bug in Mithridate");
        assertThat(folder.resolve("stamped.png")).doesNotExist();
    }

    private String runFolder() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("runs"))) {
            return files.filter(file -> file.endsWith("results.json"))
                    .map(file -> String.valueOf(file.getParent()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private JsonNode results() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("runs"))) {
            Path results =
                    files.filter(file -> file.endsWith("results.json")).findFirst().orElseThrow();
            return new ObjectMapper().readTree(results.toFile());
        }
    }

    private List<List<String>> manifests() throws IOException {
        List<List<String>> manifests = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder.resolve("store").resolve("poison"))) {
            for (Path file : files.filter(path -> path.endsWith("poison-manifest.csv")).toList()) {
                manifests.add(Files.readAllLines(file));
            }
        }
        return manifests;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attacks=[{ troj-vqa: { patch-size: 33 } }] | patch-size is 33",
                "attacks=[{ badclip: { patch-size: 33 } }] | patch-size is 33",
                "attacks=[{ troj-vqa: { word: two words } }] | word is 'two words'; give one word",
                "poisoning={ rate: 0.1, mapping: all-to-all, epochs: 1, batch: 32, learning-rate:"
                        + " 1e-3 } | is made for one target",
                "attacks=[{ badclip: { margin: 3 } }] | margin"
            })
    void rejectsInvalidOptionsBeforeAnyWork(String override, String complaint) {
        assertThat(run("validate", override)).isEqualTo(2);
        assertThat(errors()).contains(complaint.strip());
        assertThat(folder.resolve("store")).doesNotExist();
    }
}
