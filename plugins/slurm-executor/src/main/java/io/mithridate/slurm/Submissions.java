package io.mithridate.slurm;

import io.mithridate.slurm.JobArray.ElementId;
import io.mithridate.slurm.Scheduler.SlurmJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tasks that a run has submitted to Slurm, as recorded in the run's folder {@code slurm}. The
 * records are the only information about how tasks ended, because many sites have no accounting or
 * do not give access to it.
 *
 * @param folder the folder
 */
record Submissions(Path folder) {

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final String COLLECTED = "collected";

    /** Returns the submissions of a run. */
    static Submissions of(Path runFolder) {
        return new Submissions(runFolder.resolve("slurm"));
    }

    /** Returns the folder of an array. */
    ArrayFolder array(String name) {
        return new ArrayFolder(folder.resolve(name));
    }

    /** Returns the name of the next submission. */
    String nextName() throws IOException {
        return Integer.toString(
                numbered(folder).stream().mapToInt(this::number).max().orElse(0) + 1);
    }

    /** Returns the element of each task whose outcome has not been collected, by the task's key. */
    Map<String, ElementId> uncollected() throws IOException {
        Map<String, ElementId> elements = new HashMap<>();
        for (Path submission : numbered(folder)) {
            if (!Files.exists(submission.resolve(COLLECTED))) {
                for (Path array : numbered(submission)) {
                    String name = folder.relativize(array).toString();
                    if (array(name).job().isPresent()) {
                        array(name)
                                .elements()
                                .forEach((key, id) -> elements.put(key, new ElementId(name, id)));
                    }
                }
            }
        }
        return elements;
    }

    /**
     * Returns a file that exists once a stage has failed in a run that starts no stages after a
     * failure.
     */
    Path failureMarker() {
        return folder.resolve("failed");
    }

    /** Returns an array's job. */
    SlurmJob job(String array) throws IOException {
        return array(array)
                .job()
                .orElseThrow(() -> new IOException("the array " + array + " was not submitted"));
    }

    /**
     * Records that all outcomes were collected; tasks that are still missing will be submitted
     * again.
     */
    void markCollected() throws IOException {
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
