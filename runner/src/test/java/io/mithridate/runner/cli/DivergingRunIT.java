package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that diverging training fails only its own cell and says why. */
@Tag("long")
class DivergingRunIT {

    /** A decay of 100 times the weights in each step overflows single precision. */
    private static final String EXPERIMENT =
            """
            name: diverging
            seeds: [1]
            dataset: { emoji-scenes: { classes: 40, train: 600, validation: 40, test: 80 } }
            model: { mini: {} }
            base: { epochs: 1, batch: 64, learning-rate: 1e-3 }
            poisoning: { rate: 0.1, target: banana, epochs: 1, batch: 64, learning-rate: 1e-3 }
            attacks: [badnets]
            defense-data: { pairs: 200 }
            defenses:
              - fine-tune: { epochs: 4, batch: 16, learning-rate: 10, warm-up: 0, weight-decay: 10 }
              - none
            metrics: [clean-accuracy]
            controls: { clean-model: false }
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir private Path folder;

    @Test
    void divergingCellFailsWithDetailsAndTheOtherSucceeds() throws IOException {
        Path experiment = Files.writeString(folder.resolve("diverging.yaml"), EXPERIMENT);
        int code = CapturedCommand.runExperiment(folder, experiment, out, err);

        assertThat(code).as(err::toString).isEqualTo(ExitCode.CELLS_FAILED);
        assertThat(status("0-"))
                .contains("\"failed\"")
                .containsPattern(
                        "NonFiniteLossException: the loss became (NaN|-?Infinity) at step \\d+,"
                                + " learning rate \\d")
                .containsPattern("Samples of the batch: (\\S+, ){15}\\S+");
        assertThat(status("1-")).contains("\"succeeded\"");
        assertThat(results().findValues("broke_down"))
                .extracting(JsonNode::booleanValue)
                .containsExactly(true, false);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("fine-tune", "at step")
                .containsPattern("\ntraces:  .*/cells/\\*/log\\.txt\n");
        assertThat(file("log.txt", "/cells/0-")).contains("NonFiniteLossException", "\tat io.");
        assertThat(out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8))
                .as("the ids of a batch are many, and once is enough")
                .containsOnlyOnce("Samples of the batch");
    }

    private JsonNode results() throws IOException {
        return new ObjectMapper().readTree(file("results.json", ""));
    }

    private String status(String cell) throws IOException {
        return file("status.json", "/cells/" + cell);
    }

    private String file(String name, String within) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("runs"))) {
            Path found =
                    files.filter(file -> file.endsWith(name))
                            .filter(file -> file.toString().contains(within))
                            .findFirst()
                            .orElseThrow();
            return Files.readString(found);
        }
    }
}
