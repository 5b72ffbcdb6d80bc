package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.runner.fakes.AnotherProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that is told to stop, as by Ctrl-C, stops soon and writes the cells that it has. */
@Timeout(300)
class InterruptedRunIT {

    private static final String EXPERIMENT =
            """
            name: interrupted
            seeds: [1]
            dataset: { emoji-scenes: { classes: 20, train: 300, validation: 20, test: 40 } }
            model: { mini: {} }
            base: { epochs: 1, batch: 64, learning-rate: 1e-3 }
            poisoning: { rate: 0.1, target: banana, epochs: 1, batch: 64, learning-rate: 1e-3 }
            attacks: [badnets]
            defense-data: { pairs: 100 }
            defenses: [none, { fine-tune: { epochs: 10000, batch: 64, learning-rate: 1e-4 } }]
            metrics: [clean-accuracy, attack-success]
            compute: { device: cpu, threads: 1 }
            controls: { clean-model: false }
            """;

    @TempDir private Path folder;

    @Test
    void writesWhatItHasAndSaysHowToGoOn() throws Exception {
        Path experiment = Files.writeString(folder.resolve("interrupted.yaml"), EXPERIMENT);
        Path said = folder.resolve("said.txt");
        Process run =
                AnotherProcess.of(
                                Main.class,
                                "run",
                                experiment,
                                "--store",
                                folder.resolve("store"),
                                "--runs",
                                folder.resolve("runs"))
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        try {
            while (!Files.readString(said).contains("fine-tune on victim of badnets, seed 1: ")) {
                assertThat(run.isAlive()).as(() -> content(said)).isTrue();
                Thread.sleep(50);
            }
            run.destroy();

            assertThat(run.waitFor()).as(() -> content(said)).isEqualTo(130);
        } finally {
            run.destroyForcibly();
        }
        assertThat(said)
                .content()
                .contains("stopping at the next point", "interrupted; 'mithridate resume")
                .doesNotContain("absl::", "mlir_graph");
        Path runFolder = only(folder.resolve("runs").resolve("interrupted"));
        List<String> rows = Files.readAllLines(runFolder.resolve("results.csv"));
        assertThat(rows).hasSizeGreaterThan(1);
        assertThat(rows.subList(1, rows.size())).allMatch(row -> row.contains(",none,"));
        assertThat(runFolder.resolve("report.html")).exists();
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> all = entries.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
