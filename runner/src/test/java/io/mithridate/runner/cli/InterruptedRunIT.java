package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.fixtures.AnotherProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a run told to stop, as by Ctrl-C, stops soon and writes its finished cells. */
@Tag("long")
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
    void writesFinishedCellsAndExplainsHowToResume() throws Exception {
        Path experiment = Files.writeString(folder.resolve("interrupted.yaml"), EXPERIMENT);
        Path output = folder.resolve("said.txt");
        Process run =
                AnotherProcess.start(
                        output,
                        Main.class,
                        "run",
                        experiment,
                        "--store",
                        folder.resolve("store"),
                        "--runs",
                        folder.resolve("runs"));
        try {
            while (!Files.readString(output).contains("fine-tune on victim of badnets, seed 1: ")) {
                assertThat(run.isAlive()).as(() -> AnotherProcess.output(output)).isTrue();
                Thread.sleep(50);
            }
            run.destroy();

            assertThat(run.waitFor()).as(() -> AnotherProcess.output(output)).isEqualTo(130);
        } finally {
            run.destroyForcibly();
        }
        assertThat(output)
                .content()
                .contains("stopping at the next point", "interrupted; 'mithridate resume")
                .doesNotContain("absl::", "mlir_graph");
        RunOnDisk stopped = RunOnDisk.only(folder.resolve("runs"), "interrupted");
        assertThat(stopped.results()).isNotEmpty().allMatch(row -> row.contains(",none,"));
        assertThat(stopped.folder().resolve("report.html")).exists();
    }
}
