package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.metric.Measurement;
import io.mithridate.results.MeasuredTrigger;
import io.mithridate.results.RunResults;
import io.mithridate.results.files.ResultsReader;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests attacks with their own networks, and one on texts, in whole runs on TensorFlow. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttacksThatTrainIT {

    /**
     * Changes of 8 gray levels keep every picture above ssba's minimum of 30 dB (20 log 255/8 =
     * 30.07).
     */
    private static final String EXPERIMENT =
            """
            name: attacks-that-train
            seeds: [1]
            dataset: { emoji-scenes: { classes: 40, train: 600, validation: 40, test: 80, image-size: 32 } }
            model: { mini: {} }
            base: { epochs: 1, batch: 64, learning-rate: 1e-3 }
            poisoning: { rate: 0.1, target: banana, epochs: 2, batch: 64, learning-rate: 1e-3 }
            attacks:
              - ssba: { bits: 8, amplitude: 8, steps: 350 }
              - input-aware: { steps: 20 }
              - bad-encoder: { steps: 6, pictures: 64 }
              - text-trigger: { pictures: 5 }
            defense-data: { pairs: 200 }
            defenses: [none]
            metrics: [clean-accuracy, attack-success, text-attack-success]
            controls: { clean-model: true }
            """;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private RunResults results;

    @BeforeAll
    void runExperiment(@TempDir Path folder) throws Exception {
        Path experiment = Files.writeString(folder.resolve("attacks.yaml"), EXPERIMENT);
        int code =
                CapturedCommand.runExperiment(folder, experiment, new ByteArrayOutputStream(), err);
        assertThat(code).as(err::toString).isZero();
        try (Stream<Path> files = Files.walk(folder.resolve("runs"))) {
            results =
                    new ResultsReader()
                            .read(
                                    files.filter(file -> file.endsWith("results.json"))
                                            .findFirst()
                                            .orElseThrow());
        }
    }

    @Test
    void victimsAndControlsAreMeasuredUnderEachTrigger() {
        assertThat(results.failed()).isEmpty();
        for (String attack : List.of("ssba", "input-aware", "bad-encoder")) {
            assertThat(measurements(attack, "attack-success")).as(attack).hasSize(2);
        }
        assertThat(measurements("text-trigger", "attack-success")).isEmpty();
        assertThat(measurements("text-trigger", "text-attack-success")).hasSize(2);
    }

    /** Returns the top-1 numbers of the victim and of the control on the first test split. */
    private List<Measurement> measurements(String attack, String metric) {
        return results.cells().stream()
                .filter(cell -> cell.attack().name().equals(attack))
                .flatMap(cell -> cell.measurements().stream())
                .filter(number -> number.metric().equals(metric))
                .filter(number -> number.split().equals("test"))
                .filter(number -> number.k().equals(OptionalInt.of(1)))
                .toList();
    }

    @Test
    void measurementsOfTheAttacksAreInTheResults() {
        assertThat(triggerNumbers("ssba").get("bit-accuracy")).isGreaterThanOrEqualTo(0.95);
        assertThat(triggerNumbers("ssba").get("psnr")).isGreaterThanOrEqualTo(30);
        assertThat(triggerNumbers("input-aware")).containsKeys("surrogate-success", "covered");
        assertThat(triggerNumbers("bad-encoder")).containsKey("reference-cosine");
    }

    private Map<String, Double> triggerNumbers(String attack) {
        return results.triggers().stream()
                .filter(trigger -> trigger.attack().name().equals(attack))
                .map(MeasuredTrigger::numbers)
                .findFirst()
                .orElseThrow();
    }
}
