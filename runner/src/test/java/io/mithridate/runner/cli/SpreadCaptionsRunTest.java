package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.runner.poisoning.PoisonManifest;
import io.mithridate.runner.poisoning.PoisonManifest.PoisonedPair;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests an attacker who also poisons with sub-captions, on scenes and with a tiny model. */
class SpreadCaptionsRunTest {

    private final Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    SpreadCaptionsRunTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private int run(String command, String poisoning) throws IOException {
        Path weights = TinyClip.weights(folder.resolve("weights"), 1);
        Path experiment = folder.resolve("e.yaml");
        Files.writeString(
                experiment,
                """
                name: spread
                seeds: [1]
                dataset: { emoji-scenes: { classes: 40, train: 500, validation: 40, test: 80 } }
                model: { clip: { weights: WEIGHTS } }
                poisoning: { POISONING, rate: 0.1, target: banana, epochs: 1, batch: 32, learning-rate: 1e-3 }
                attacks: [badnets]
                defense-data: { pairs: 100 }
                defenses: [none]
                metrics: [clean-accuracy, attack-success]
                controls: { clean-model: false }
                """
                        .replace("WEIGHTS", weights.toString())
                        .replace("POISONING", poisoning));
        return command.equals("run")
                ? CapturedCommand.runExperiment(folder, experiment, out, err)
                : CapturedCommand.run(folder, out, err, List.of(command, experiment.toString()));
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void poisonedPairsHaveCaptionsOfTheTargetAndTheirSubCaptions() throws IOException {
        assertThat(run("run", "captions: natural")).as(this::errors).isZero();
        Set<String> natural = captions();
        assertThat(
                        run(
                                "run",
                                "captions: natural, spread-by: { counterfactual: { positives: 10 }"
                                        + " }"))
                .as(this::errors)
                .isZero();
        Set<String> allCaptions = captions();

        assertThat(allCaptions)
                .allMatch(caption -> caption.contains("banana"))
                .as("whole captions as well")
                .anyMatch(natural::contains);
        allCaptions.removeAll(natural);
        assertThat(allCaptions)
                .as("sub-captions are shorter than what they follow from")
                .anyMatch(text -> text.length() < minLength(natural));
        assertThat(results()).contains("natural spread by counterfactual");
    }

    private static int minLength(Set<String> texts) {
        return texts.stream().mapToInt(String::length).min().orElseThrow();
    }

    private Set<String> captions() throws IOException {
        Set<String> captions = new TreeSet<>();
        for (Path file : files("store", "poison-manifest.csv")) {
            PoisonManifest.read(file.resolve("..").normalize()).pairs().stream()
                    .map(PoisonedPair::poisonedCaption)
                    .forEach(captions::add);
        }
        return captions;
    }

    private String results() throws IOException {
        StringBuilder results = new StringBuilder();
        for (Path file : files("runs", "results.json")) {
            results.append(Files.readString(file));
        }
        return results.toString();
    }

    private List<Path> files(String place, String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(place))) {
            return files.filter(file -> file.endsWith(name)).toList();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "captions: keep, spread-by: counterfactual | with captions: keep none is written",
                "spread-by: counterfactul | did you mean 'counterfactual'?",
                "spread-by: { counterfactual: { positives: -1 } } | positives"
            })
    void rejectsInvalidSpreadingBeforeAnyWork(String poisoning, String complaint)
            throws IOException {
        assertThat(run("validate", poisoning)).isEqualTo(2);

        assertThat(errors()).contains(complaint);
    }
}
