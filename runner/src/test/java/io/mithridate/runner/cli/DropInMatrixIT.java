package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the teaching plugins, dropped into a folder, work in a real matrix on TensorFlow. */
@Tag("long")
class DropInMatrixIT {

    private static final Path PLUGINS = Path.of(System.getProperty("mithridate.plugins"));

    private static final String EXPERIMENT =
            """
            name: drop-in
            seeds: [1]
            dataset: { emoji-scenes: { classes: 40, train: 600, validation: 40, test: 80 } }
            model: { mini: {} }
            base: { epochs: 1, batch: 64, learning-rate: 1e-3 }
            poisoning: { rate: 0.1, target: banana, epochs: 1, batch: 64, learning-rate: 1e-3 }
            attacks: [badnets, corner-frame]
            defense-data: { pairs: 200 }
            defenses:
              - none
              - uniform-fine-tune: { epochs: 1, batch: 64, learning-rate: 1e-4 }
            metrics: [clean-accuracy, attack-success, target-rank]
            controls: { clean-model: true }
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void runsAMatrixWithBothJarsAndTakesTheSecondRunFromTheStore(@TempDir Path folder)
            throws Exception {
        Path experiment = Files.writeString(folder.resolve("drop-in.yaml"), EXPERIMENT);
        copyPlugins(folder);

        assertThat(run(folder, "run", experiment.toString())).as(err::toString).isZero();
        assertThat(run(folder, "plan", experiment.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("8 cells").contains(" 0 to do");
        assertThat(run(folder, "run", experiment.toString())).isZero();

        List<Path> results = results(folder);
        assertThat(results).hasSize(2);
        List<List<String>> firstRows = rows(results.get(0));
        assertThat(firstRows)
                .anySatisfy(row -> assertThat(row).contains("corner-frame", "uniform-fine-tune"))
                .anySatisfy(row -> assertThat(row).contains("target-rank"))
                .anySatisfy(row -> assertThat(row).contains("clean-model"));
        assertThat(rows(results.get(1))).isEqualTo(firstRows);

        Path run = results.get(0).resolveSibling("");
        recomputeAStageInAnotherProcess(run);
        assertChangedPluginPreventsResuming(folder, run);
    }

    private static void copyPlugins(Path folder) throws IOException {
        Path copies = Files.createDirectory(folder.resolve("plugins.d"));
        try (Stream<Path> jars = Files.list(PLUGINS)) {
            for (Path jar : jars.toList()) {
                Files.copy(jar, copies.resolve(jar.getFileName()));
            }
        }
    }

    private void assertChangedPluginPreventsResuming(Path folder, Path run) throws Exception {
        try (Stream<Path> jars = Files.list(folder.resolve("plugins.d"))) {
            for (Path jar :
                    jars.filter(file -> file.getFileName().toString().contains("examples"))
                            .toList()) {
                try (FileSystem inside = FileSystems.newFileSystem(jar)) {
                    Files.writeString(inside.getPath("/frame.properties"), "width=2");
                }
            }
        }
        err.reset();

        assertThat(new Main(context(), "test").run(List.of("resume", run.toString()))).isEqualTo(4);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("has a different key now: code changed since the run began");
    }

    /** Runs the command that executors use, with the plugin folder recorded in the run. */
    private void recomputeAStageInAnotherProcess(Path run) throws Exception {
        JsonNode plan = new ObjectMapper().readTree(run.resolve("plan.json").toFile());
        String key = "";
        for (Map.Entry<String, JsonNode> stage : plan.get("stages").properties()) {
            if (stage.getValue().get("title").asText().equals("trigger of corner-frame, seed 1")) {
                key = stage.getKey();
            }
        }
        Path store = run.resolve("../../../store").normalize();
        Path artifact = store.resolve("attack").resolve(key);
        Path movedArtifact = Files.move(artifact, store.resolve("aside"));
        List<String> command = new ArrayList<>(WorkerCommand.commandLine());
        command.addAll(List.of(run.toString(), "--task", key));

        Process worker = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(worker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(worker.waitFor()).as(output).isZero();
        assertThat(artifact.resolve("manifest.json")).isNotEmptyFile();
        try (Stream<Path> files = Files.list(movedArtifact)) {
            for (Path file : files.filter(file -> !file.endsWith("manifest.json")).toList()) {
                assertThat(artifact.resolve(file.getFileName())).hasSameBinaryContentAs(file);
            }
        }
        assertThat(new Main(context(), "test").run(List.of("report", run.toString()))).isZero();
    }

    private int run(Path folder, String command, String experiment) {
        out.reset();
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                command,
                                experiment,
                                "--plugins",
                                folder.resolve("plugins.d").toString(),
                                "--store",
                                folder.resolve("store").toString()));
        if (command.equals("run")) {
            arguments.addAll(List.of("--runs", folder.resolve("runs").toString()));
        }
        return new Main(context(), "test").run(arguments);
    }

    private CliContext context() {
        return new CliContext(CapturedTerminal.ascii(out), CapturedTerminal.ascii(err), Map.of());
    }

    private static List<Path> results(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("runs"))) {
            return files.filter(file -> file.endsWith("results.csv")).sorted().toList();
        }
    }

    /** Returns the rows without the column {@code run}. */
    private static List<List<String>> rows(Path results) throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(results)) {
            return csv.stream()
                    .map(NamedCsvRecord::getFields)
                    .map(fields -> fields.subList(1, fields.size()))
                    .toList();
        }
    }
}
