package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mithridate.fixtures.AnotherProcess;
import io.mithridate.runner.machine.LocalMachine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares the numbers and files of a matrix over every kind of stage with expected ones, which a
 * refactoring must not change. The actual ones are written to {@code target/every-stage}; after an
 * intended change, copy them to the resources.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryStageIT {

    private static final Path ACTUAL = Path.of("target", "every-stage");
    private static final String PROCESSOR = "# processor: ";

    private Path run = Path.of("");

    @BeforeAll
    void runExperiment(@TempDir Path folder) throws IOException, InterruptedException {
        Path experiment = folder.resolve("experiment.yaml");
        Files.writeString(experiment, readResource("experiment.yaml"));
        // The run has its own process, because earlier sessions affect which threads TensorFlow
        // sums on.
        Path log = folder.resolve("run.log");
        Process child =
                AnotherProcess.start(
                        log,
                        Main.class,
                        "run",
                        experiment,
                        "--store",
                        folder.resolve("store"),
                        "--runs",
                        folder.resolve("runs"));
        assertThat(child.waitFor()).as(() -> AnotherProcess.output(log)).isZero();
        try (Stream<Path> runs = Files.list(folder.resolve("runs/every-stage"))) {
            run = runs.findFirst().orElseThrow();
        }
        Files.createDirectories(ACTUAL);
    }

    /**
     * Compares the values (to the last digit) only on the kind of processor that computed the
     * expected ones.
     */
    @Test
    void numbersEqualTheExpectedOnes() throws IOException {
        List<String> lines = new ArrayList<>();
        String processor =
                String.join("; ", new LocalMachine(Map.of()).maker(Optional.empty(), "").kinds());
        lines.add(PROCESSOR + processor);
        for (String line : Files.readAllLines(run.resolve("results.csv"))) {
            // The run's name contains the time, so it is removed.
            lines.add(line.substring(line.indexOf(',') + 1));
        }
        Files.write(ACTUAL.resolve("results.csv"), lines);
        List<String> expected = readResource("results.csv").lines().toList();
        if (expected.get(0).equals(lines.get(0))) {
            assertThat(lines).isEqualTo(expected);
        } else {
            int valueColumn = List.of(lines.get(1).split(",")).indexOf("value");
            assertThat(withoutColumn(valueColumn, lines))
                    .isEqualTo(withoutColumn(valueColumn, expected));
        }
    }

    private static List<String> withoutColumn(int column, List<String> lines) {
        return lines.stream()
                .skip(1)
                .map(
                        line -> {
                            List<String> cells = new ArrayList<>(List.of(line.split(",", -1)));
                            cells.remove(column);
                            return String.join(",", cells);
                        })
                .toList();
    }

    /** Compares the names of files, the headers of tables, and the fields of JSON. */
    @Test
    void filesEqualTheExpectedOnes() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = pattern(run.relativize(file).toString());
                found.add(name);
                if (name.endsWith(".csv")) {
                    found.add(name + ": " + Files.readAllLines(file).get(0));
                } else if (name.endsWith(".json")) {
                    collectFields(name + ": ", new ObjectMapper().readTree(file.toFile()), found);
                }
            }
        }
        Files.write(ACTUAL.resolve("files.txt"), found);
        assertThat(found).containsExactlyElementsOf(readResource("files.txt").lines().toList());
    }

    private static String pattern(String name) {
        return name.replaceAll("-[0-9a-f]{8,}", "-KEY").replaceAll("cells/[0-9]+-", "cells/N-");
    }

    /** Collects the paths of fields; names other than letters and underscores become {@code *}. */
    private static void collectFields(String place, JsonNode node, Set<String> found) {
        if (node.isArray()) {
            node.forEach(element -> collectFields(place + "[]", element, found));
        } else if (node.isObject()) {
            node.properties()
                    .forEach(
                            field -> {
                                String name =
                                        field.getKey().matches("[a-z_A-Z]+") ? field.getKey() : "*";
                                found.add(place + "." + name);
                                collectFields(place + "." + name, field.getValue(), found);
                            });
        }
    }

    private static String readResource(String name) throws IOException {
        String resource = "/every-stage/" + name;
        try (InputStream in =
                Objects.requireNonNull(
                        EveryStageIT.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
