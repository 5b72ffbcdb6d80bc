package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests runs with labels, and with a defense that trains a model in the victim's place. */
class LabelsRunTest {

    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void writeExperiment() throws IOException {
        Files.writeString(
                folder.resolve("e.yaml"),
                """
                name: labels
                seeds: [1]
                dataset:
                  emoji-scenes: { classes: 6, train: 120, held-out: 10, labelled-training: 40,
                    validation: 20, test: 20, image-size: 16 }
                model: { mini: { image-size: 16, image-widths: [4, 8] } }
                base: { epochs: 1, batch: 16, learning-rate: 1e-3 }
                poisoning: { rate: 0.1, target: banana, epochs: 3, batch: 16, learning-rate: 1e-3 }
                attacks: [badnets]
                defense-data: { pairs: 20 }
                defenses:
                  - supervised-fine-tune: { epochs: 1, batch: 16, learning-rate: 1e-3 }
                  - safe-clip: { pool: 20 }
                  - ro-clip
                metrics: [clean-accuracy, attack-success, linear-probe]
                controls: { clean-model: false }
                """);
    }

    private int runCommand(String command, String... further) {
        return CapturedCommand.run(
                folder,
                out,
                err,
                Stream.concat(
                                Stream.of(command, folder.resolve("e.yaml").toString()),
                                Stream.of(further))
                        .toList());
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Tag("long")
    @Test
    void measuresEachDefenseByALinearProbe() throws IOException {
        assertThat(runCommand("run", "--runs", folder.resolve("runs").toString()))
                .as(this::errors)
                .isZero();

        try (Stream<Path> files = Files.walk(folder.resolve("runs"))) {
            Path results =
                    files.filter(file -> file.endsWith("results.csv")).findFirst().orElseThrow();
            List<String> probed =
                    Files.readAllLines(results).stream()
                            .filter(line -> line.contains("linear-probe-accuracy"))
                            .toList();
            assertThat(probed)
                    .anyMatch(line -> line.contains("supervised-fine-tune"))
                    .anyMatch(line -> line.contains("safe-clip"))
                    .anyMatch(line -> line.contains("ro-clip"));
        }
    }

    @Test
    void rejectsProbeAndDefenseWithoutLabeledPictures() {
        assertThat(runCommand("validate", "dataset.emoji-scenes.labelled-training=0")).isEqualTo(2);

        assertThat(errors())
                .contains(
                        "linear-probe: it trains on labelled pictures, and emoji-scenes has none",
                        "supervised-fine-tune: it trains on labelled pictures, and emoji-scenes has"
                                + " none");
    }

    @Test
    void rejectsABatchLargerThanTheLabeledPictures() {
        assertThat(runCommand("validate", "dataset.emoji-scenes.labelled-training=15"))
                .isEqualTo(2);

        assertThat(errors()).contains("a batch of 16 is more than the 15 pairs");
    }
}
