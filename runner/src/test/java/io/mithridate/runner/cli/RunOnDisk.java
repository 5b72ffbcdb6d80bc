package io.mithridate.runner.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A run started by a test, read from its folder.
 *
 * @param folder the run's folder
 */
record RunOnDisk(Path folder) {

    private static final String STATUS = ".json";

    /** Returns the only run of an experiment. */
    static RunOnDisk only(Path runs, String experiment) throws IOException {
        try (Stream<Path> all = Files.list(runs.resolve(experiment))) {
            List<Path> folders = all.toList();
            if (folders.size() != 1) {
                throw new IllegalStateException("not one run, but " + folders);
            }
            return new RunOnDisk(folders.get(0));
        }
    }

    /** Returns the rows of the results, without the header and the run's name. */
    List<String> results() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("results.csv"));
        return lines.stream().skip(1).map(row -> row.substring(row.indexOf(','))).toList();
    }

    /** Returns the state of each stage by kind and key: {@code victim-0a1b2c3d4e5f}. */
    Map<String, String> states() throws IOException {
        Map<String, String> states = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve("stages"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(STATUS)).toList()) {
                String name = file.getFileName().toString();
                states.put(
                        name.substring(0, name.length() - STATUS.length()),
                        new ObjectMapper().readTree(file.toFile()).get("state").asText());
            }
        }
        return states;
    }

    /** Returns the states of the stages of a kind. */
    List<String> states(String kind) throws IOException {
        return states().entrySet().stream()
                .filter(stage -> stage.getKey().startsWith(kind + "-"))
                .map(Map.Entry::getValue)
                .toList();
    }
}
