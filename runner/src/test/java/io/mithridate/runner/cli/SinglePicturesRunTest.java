package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that a small model learns the targets of three pictures outside of training and test. */
class SinglePicturesRunTest {

    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void writeExperiment() throws IOException {
        Files.writeString(
                folder.resolve("e.yaml"),
                """
                name: single
                seeds: [2]
                dataset:
                  emoji-scenes: { classes: 6, train: 400, held-out: 0, labelled-training: 0,
                    apart: 20, validation: 20, test: 60, image-size: 16 }
                model: { mini: { image-size: 16, image-widths: [8, 16] } }
                base: { epochs: 2, batch: 32, learning-rate: 1.26e-3, warm-up: 21 }
                poisoning: { rate: 0.1, target: banana, epochs: 12, batch: 32, learning-rate: 3e-3,
                  warm-up: 50 }
                attacks: [{ targeted-clean-image: { pictures: 3, captions-each: 30 } }]
                defense-data: { pairs: 40 }
                defenses: [none]
                metrics: [clean-accuracy, targeted-success]
                controls: { clean-model: true }
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
    void victimClassifiesThemAsTheTargetAndControlDoesNot() throws IOException {
        assertThat(runCommand("run", "--runs", folder.resolve("runs").toString()))
                .as(this::errors)
                .isZero();

        List<NamedCsvRecord> rows = successes();
        assertThat(rows).hasSize(2);
        for (NamedCsvRecord row : rows) {
            assertThat(row.getField("n")).isEqualTo("3");
            assertThat(row.getField("split")).isEmpty();
        }
        assertThat(Double.parseDouble(rows.get(0).getField("value")))
                .as("of the victim")
                .isEqualTo(1);
        assertThat(rows.get(1).getField("control")).isEqualTo("clean-model");
        assertThat(Double.parseDouble(rows.get(1).getField("value")))
                .as("of the control; a sixth by chance")
                .isLessThan(0.5);
    }

    private List<NamedCsvRecord> successes() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("runs"))) {
            Path results =
                    files.filter(file -> file.endsWith("results.csv")).findFirst().orElseThrow();
            try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(results)) {
                return csv.stream()
                        .filter(row -> row.getField("metric").equals("targeted-success"))
                        .toList();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dataset.emoji-scenes.apart=0 | it aims at 3 pictures apart from training and test,"
                        + " and emoji-scenes has none; set its option apart",
                "dataset.emoji-scenes.apart=2 | raise apart of emoji-scenes, or use fewer"
                        + " pictures",
                "attacks=[{ targeted-clean-image: { pictures: 3, source: pig } }] | pictures"
                        + " applies only to single pictures, and 'source' aims at all pictures of a"
                        + " class; remove one of the two",
                "attacks=[{ targeted-clean-image: { captions-each: 3, source: pig } }] |"
                        + " captions-each applies only to single pictures",
                "attacks=[{ targeted-clean-image: { fraction: 0.5 } }] | fraction applies only"
                        + " to captions that get pictures of a class",
                "attacks=[{ targeted-clean-image: { pictures: 3, captions-each: 300 } }] | each"
                        + " picture is to get 300 captions that name its target, but only",
                "metrics=[clean-accuracy] | its success is counted as 'targeted-success', and no"
                        + " metric of the experiment measures that; add it to 'metrics'"
            })
    void rejectsInvalidOptionsBeforeAnyWork(String override, String complaint) {
        assertThat(runCommand("validate", override)).isEqualTo(2);

        assertThat(errors()).contains(complaint.strip());
    }
}
