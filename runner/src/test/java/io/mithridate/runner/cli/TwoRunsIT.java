package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.runner.fakes.AnotherProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes run one experiment on one store at a time. */
@Timeout(300)
class TwoRunsIT {

    private static final String EXPERIMENT =
            """
            name: twice
            seeds: [1]
            dataset: { emoji-scenes: { classes: 20, train: 300, validation: 20, test: 40 } }
            model: { mini: {} }
            base: { epochs: 2, batch: 64, learning-rate: 1e-3 }
            poisoning: { rate: 0.1, target: banana, epochs: 2, batch: 64, learning-rate: 1e-3 }
            attacks: [badnets, blended]
            defense-data: { pairs: 100 }
            defenses: [none, { fine-tune: { epochs: 1, batch: 64, learning-rate: 1e-4 } }]
            metrics: [clean-accuracy, attack-success]
            compute: { device: cpu, threads: 1 }
            controls: { clean-model: false }
            """;

    @TempDir private Path folder;

    @Test
    void eachStageIsComputedByOneOfThemAndBothHaveAllResults() throws Exception {
        Path experiment = Files.writeString(folder.resolve("twice.yaml"), EXPERIMENT);
        List<Process> both = new ArrayList<>();
        for (String name : List.of("first", "second")) {
            both.add(start(name, "run", experiment, "--runs", folder.resolve(name)));
        }
        for (Process process : both) {
            assertThat(process.waitFor()).as(this::said).isZero();
        }

        assertThat(results("first")).hasSizeGreaterThan(8).isEqualTo(results("second"));
        List<String> computed = computed("first");
        computed.addAll(computed("second"));
        assertThat(computed)
                .doesNotHaveDuplicates()
                .filteredOn(stage -> stage.startsWith("victim-"))
                .hasSize(2);
        assertThat(start("verified", "store", "verify").waitFor()).as(this::said).isZero();
        try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
            assertThat(files.map(Path::toString))
                    .noneMatch(file -> file.contains(".partial") || file.contains(".unfinished"));
        }
    }

    private Process start(String name, Object... arguments) throws IOException {
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--store", folder.resolve("store")));
        return AnotherProcess.of(Main.class, all.toArray())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".txt").toFile())
                .start();
    }

    private String said() {
        StringBuilder said = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".txt")).toList()) {
                said.append('\n').append(Files.readString(file));
            }
        } catch (IOException e) {
            said.append(e);
        }
        return said.toString();
    }

    private Path run(String name) throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve(name).resolve("twice"))) {
            return runs.findFirst().orElseThrow();
        }
    }

    /** The rows without the run's name. */
    private List<String> results(String name) throws IOException {
        return Files.readAllLines(run(name).resolve("results.csv")).stream()
                .map(row -> row.substring(row.indexOf(',')))
                .toList();
    }

    /** The stages that a run computed rather than found: kind and key. */
    private List<String> computed(String name) throws IOException {
        List<String> computed = new ArrayList<>();
        try (Stream<Path> files = Files.list(run(name).resolve("stages"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                if (Files.readString(file).contains("\"state\" : \"computed\"")) {
                    computed.add(file.getFileName().toString());
                }
            }
        }
        return computed;
    }
}
