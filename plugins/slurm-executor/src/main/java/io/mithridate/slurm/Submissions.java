package io.mithridate.slurm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tasks that a run has handed to Slurm, as its folder {@code slurm} states them. Nothing else
 * is asked how tasks ended: many sites keep no accounting, or hide it.
 *
 * @param folder the folder
 */
record Submissions(Path folder) {

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final String COLLECTED = "collected";

    /** The submissions of a run. */
    static Submissions of(Path runFolder) {
        return new Submissions(runFolder.resolve("slurm"));
    }

    /** The folder of an array. */
    ArrayFolder array(String name) {
        return new ArrayFolder(folder.resolve(name));
    }

    /** The name of the next submission. */
    String next() throws IOException {
        return Integer.toString(
                numbered(folder).stream().mapToInt(this::number).max().orElse(0) + 1);
    }

    /** Returns the place of each task whose end no run has heard of, by its key. */
    Map<String, Place> open() throws IOException {
        Map<String, Place> places = new HashMap<>();
        for (Path submission : numbered(folder)) {
            if (!Files.exists(submission.resolve(COLLECTED))) {
                for (Path array : numbered(submission)) {
                    String name = folder.relativize(array).toString();
                    if (array(name).job().isPresent()) {
                        array(name)
                                .elements()
                                .forEach((key, id) -> places.put(key, new Place(name, id)));
                    }
                }
            }
        }
        return places;
    }

    /** There once a stage has failed of a run that then begins no other. */
    Path failed() {
        return folder.resolve("failed");
    }

    /** An array's job. */
    SlurmJob job(String array) throws IOException {
        return array(array)
                .job()
                .orElseThrow(() -> new IOException("the array " + array + " was not submitted"));
    }

    /** Returns how a task ended; empty if it has not, or its record cannot be read. */
    Optional<ElementRecord> ended(Place place) throws IOException {
        return array(place.array()).ended(place.id());
    }

    /** Notes that all outcomes were collected: what is missing then is submitted again. */
    void collected() throws IOException {
        for (Path submission : numbered(folder)) {
            Files.writeString(submission.resolve(COLLECTED), "");
        }
    }

    private int number(Path path) {
        return Integer.parseInt(path.getFileName().toString());
    }

    private List<Path> numbered(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(path -> NUMBER.matcher(path.getFileName().toString()).matches())
                    .sorted(Comparator.comparing(this::number))
                    .toList();
        }
    }
}
