package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mithridate.tensorflow.text.BytePairEncoding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests experiments on published weights, with tiny ones in their place. */
class ClipRunTest {

    private final Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    ClipRunTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private int run(String command, String... further) {
        List<String> arguments =
                Stream.concat(
                                Stream.of(command, folder.resolve("e.yaml").toString()),
                                Stream.of(further))
                        .toList();
        return CapturedCommand.run(folder, out, err, arguments);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
    }

    private Path weights(String name, long seed) throws IOException {
        return TinyClip.weights(folder.resolve(name), seed);
    }

    private void writeExperiment(String model) throws IOException {
        Files.writeString(
                folder.resolve("e.yaml"),
                """
                name: published
                seeds: [1]
                dataset: { emoji-scenes: { classes: 40, train: 300, validation: 40, test: 80 } }
                model: { clip: { MODEL } }
                poisoning: { rate: 0.1, target: banana, epochs: 1, batch: 32, learning-rate: 1e-3 }
                attacks:
                  - badnets: { patch-size: 6 }
                defense-data: { pairs: 100 }
                defenses: [none, { fine-tune: { epochs: 1, batch: 32, learning-rate: 1e-3 } }]
                metrics: [clean-accuracy, attack-success]
                controls: { clean-model: false }
                """
                        .replace("MODEL", model));
    }

    private JsonNode readPlan() throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve("runs").resolve("published"))) {
            Path last = runs.sorted().reduce((first, second) -> second).orElseThrow();
            return new ObjectMapper().readTree(last.resolve("plan.json").toFile());
        }
    }

    private Path baseWeights() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("store").resolve("base"))) {
            return files.filter(file -> file.endsWith("initial/model.safetensors"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void runStartsFromMiniWeights() throws IOException {
        Path weights = TinyClip.mini(folder.resolve("mini"), 1);
        writeExperiment("");
        String model = "model={ mini: { weights: %s } }".formatted(weights);

        assertThat(run("run", model, "--runs", folder.resolve("runs").toString()))
                .as(this::errors)
                .isZero();

        assertThat(baseWeights()).hasSameBinaryContentAs(weights);
        assertThat(readPlan().toString()).contains("\"files\"").doesNotContain(weights.toString());
    }

    @Tag("long")
    @Test
    void runStartsFromPublishedWeights() throws IOException {
        Path weights = weights("one", 1);
        writeExperiment("weights: %s".formatted(weights));

        assertThat(run("validate")).as(this::errors).isZero();
        assertThat(run("run", "--runs", folder.resolve("runs").toString()))
                .as(this::errors)
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("fine-tune", "badnets");
        assertThat(baseWeights()).hasSameBinaryContentAs(weights);
        String plan = readPlan().toString();
        assertThat(plan).contains("\"files\"").doesNotContain(weights.toString());

        weights("elsewhere", 1);
        writeExperiment("weights: %s/elsewhere/model.safetensors".formatted(folder));
        assertThat(run("plan")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .as("the same weights elsewhere")
                .contains("0 to do");

        weights("elsewhere", 2);
        assertThat(run("plan")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .as("other weights under the same name")
                .contains("2 cached or not needed, 12 to do");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weights: HERE/absent.safetensors | 4:27: clip, 'weights': absent.safetensors:"
                        + " there is no such file",
                "weights: HERE/e.yaml | 4:27: clip, 'weights': e.yaml: the header claims",
                "architecture: RN50, weights: HERE/one/model.safetensors | 4:32: clip,"
                        + " 'architecture': the weights are of a CLIP with",
                "weights: HERE/one/model.safetensors, tokenizer: HERE/none | 4:NN: clip,"
                        + " 'tokenizer': none: there is no such file",
                "weights: HERE/one/model.safetensors, tokenizer: HERE/other | 4:NN: clip,"
                        + " 'tokenizer': other: it has 514 tokens",
                "architecture: RN5 | 4:32: 'architecture' of clip is 'RN5'; it must be auto",
                "architecture: custom | 4:10: clip: architecture: custom needs its sizes",
                "architecture: auto | 4:32: clip, 'architecture': there are no weights to infer",
                "architecture: RN50 | the model 'clip' has no weights yet; 'base' must say"
            })
    void reportsModelErrorsBeforeAnyWork(String model, String complaint) throws IOException {
        weights("one", 1);
        BytePairEncoding.learn(List.of("other"), 516, TinyClip.CONTEXT)
                .write(Files.createDirectories(folder.resolve("other")));
        writeExperiment(model.replace("HERE", folder.toString()));
        String column =
                Integer.toString(
                        21
                                + model.replace("HERE", folder.toString())
                                        .lastIndexOf(" tokenizer: ")
                                + 9);

        assertThat(run("validate")).isEqualTo(2);

        assertThat(errors()).contains(complaint.replace("NN", column));
        assertThat(folder.resolve("store")).doesNotExist();
    }

    @Test
    void rejectsABaseRecipeForAModelWithWeights() throws IOException {
        writeExperiment("weights: %s".formatted(weights("one", 1)));
        assertThat(run("validate", "base={ epochs: 1, batch: 8, learning-rate: 1e-3 }"))
                .isEqualTo(2);
        assertThat(errors()).contains("the model 'clip' comes with weights; leave 'base' out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"base={ epochs: 1, batch: 8, learning-rate: 1e-3 }", "seeds=[1]"})
    void rejectsModelsWithAndWithoutWeightsInOneExperiment(String override) throws IOException {
        Path weights = weights("one", 1);
        writeExperiment("weights: %s".formatted(weights));

        assertThat(
                        run(
                                "validate",
                                "model=[mini, { clip: { weights: %s } }]".formatted(weights),
                                override))
                .isEqualTo(2);

        assertThat(errors())
                .containsOnlyOnce(
                        "'clip' comes with weights and 'mini' is trained by 'base': they cannot be"
                                + " in the same experiment; write one for each, and read both"
                                + " with bin/mithridate compare")
                .doesNotContain("leave 'base' out", "no weights yet");
    }
}
