package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.fixtures.AnotherProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests two processes that run one experiment on one store at the same time. */
@Tag("long")
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
    void eachStageIsComputedOnceAndBothRunsHaveAllResults() throws Exception {
        Path experiment = Files.writeString(folder.resolve("twice.yaml"), EXPERIMENT);
        Map<String, Process> processes = new LinkedHashMap<>();
        for (String name : List.of("first", "second")) {
            processes.put(name, start(name, "run", experiment, "--runs", folder.resolve(name)));
        }
        for (Map.Entry<String, Process> process : processes.entrySet()) {
            assertSucceeds(process.getKey(), process.getValue());
        }

        assertThat(run("first").results()).hasSizeGreaterThan(8).isEqualTo(run("second").results());
        assertThat(Stream.concat(computedStages("first"), computedStages("second")).toList())
                .doesNotHaveDuplicates()
                .filteredOn(stage -> stage.startsWith("victim-"))
                .hasSize(2);
        assertSucceeds("verified", start("verified", "store", "verify"));
        try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
            assertThat(files.map(Path::toString))
                    .noneMatch(file -> file.contains(".partial") || file.contains(".unfinished"));
        }
    }

    private Process start(String name, Object... arguments) throws IOException {
        List<Object> allArguments = new ArrayList<>(List.of(arguments));
        allArguments.addAll(List.of("--store", folder.resolve("store")));
        return AnotherProcess.start(
                folder.resolve(name + ".txt"), Main.class, allArguments.toArray());
    }

    private void assertSucceeds(String name, Process process) throws InterruptedException {
        assertThat(process.waitFor())
                .as(() -> AnotherProcess.output(folder.resolve(name + ".txt")))
                .isZero();
    }

    private RunOnDisk run(String name) throws IOException {
        return RunOnDisk.only(folder.resolve(name), "twice");
    }

    /** Returns the stages that a run computed rather than found in the store. */
    private Stream<String> computedStages(String name) throws IOException {
        return run(name).states().entrySet().stream()
                .filter(stage -> stage.getValue().equals("computed"))
                .map(Map.Entry::getKey);
    }
}
