package io.mithridate.slurm;

import io.mithridate.slurm.JobArray.ElementId;
import io.mithridate.slurm.Scheduler.SlurmJob;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The folder of a job array in the run's folder, {@code slurm/<submission>/<array>/}. It contains
 * the table of the array's tasks, its script, its log files, records of how its elements ended, and
 * its job.
 *
 * @param path the folder
 */
record ArrayFolder(Path path) {

    /** The text in the table for an element that does not wait for anything. */
    private static final String NO_INPUTS = "-";

    /** The number of bytes at the end of a log to search for the last line (our choice). */
    private static final long LOG_END = 1000;

    /** Writes all files that must exist before the array is submitted. */
    void write(JobArray array, String script) throws IOException {
        // A job fails before its first line if the folder of its log is missing.
        Files.createDirectories(path.resolve("log"));
        Files.createDirectories(path.resolve("ended"));
        Files.createDirectories(path.resolve("crashes"));
        StringBuilder table = new StringBuilder();
        for (JobArray.Element element : array.elements()) {
            table.append(
                    "%d\t%s\t%s\t%s\n"
                            .formatted(
                                    element.id(),
                                    element.task().key(),
                                    inputs(element.inputs()),
                                    element.task().title().replaceAll("\\s+", " ")));
        }
        Files.writeString(table(), table);
        if (array.corresponds().isPresent()) {
            Files.writeString(path.resolve("corresponds"), array.corresponds().get() + "\n");
        }
        Files.writeString(script(), script);
    }

    private static String inputs(List<ElementId> inputs) {
        return inputs.isEmpty()
                ? NO_INPUTS
                : inputs.stream()
                        .map(input -> input.array() + ":" + input.id())
                        .collect(Collectors.joining(" "));
    }

    /** Returns the script to pass to sbatch. */
    Path script() {
        return path.resolve("script.sh");
    }

    /** Returns the log file of an element. */
    Path log(int id) {
        return path.resolve("log").resolve(id + ".txt");
    }

    /** Returns the last line of an element's log; empty if the log is missing or empty. */
    Optional<String> lastLogLine(int id) throws IOException {
        if (!Files.exists(log(id))) {
            return Optional.empty();
        }
        try (SeekableByteChannel file = Files.newByteChannel(log(id))) {
            // The log of many attempts may be long.
            file.position(Math.max(0, file.size() - LOG_END));
            String end =
                    new String(
                            Channels.newInputStream(file).readAllBytes(), StandardCharsets.UTF_8);
            return end.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .reduce((earlier, later) -> later);
        }
    }

    /** Returns the element number of each task, by the task's key. */
    Map<String, Integer> elements() throws IOException {
        Map<String, Integer> elements = new HashMap<>();
        for (String line : Files.readAllLines(table())) {
            String[] fields = line.split("\t", 3);
            if (fields.length < 3) {
                throw new IOException("'%s' in %s is not a task".formatted(line, table()));
            }
            elements.put(fields[1], Integer.parseInt(fields[0]));
        }
        return elements;
    }

    /** Saves the array's job. */
    void saveJob(SlurmJob job) throws IOException {
        Path temporary = Files.writeString(path.resolve(".job"), job + "\n");
        Files.move(temporary, path.resolve("job"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Returns the array's job; empty if the array was not submitted. */
    Optional<SlurmJob> job() throws IOException {
        Path file = path.resolve("job");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = Files.readString(file).strip();
        return Optional.of(
                SlurmJob.parse(text)
                        .orElseThrow(
                                () ->
                                        new IOException(
                                                "'%s' in %s is not a job".formatted(text, file))));
    }

    /** Returns the record of an element that ended; empty if there is none or it is unreadable. */
    Optional<ElementRecord> endRecord(int id) throws IOException {
        Path file = path.resolve("ended").resolve(Integer.toString(id));
        return Files.exists(file)
                ? ElementRecord.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private Path table() {
        return path.resolve("tasks.tsv");
    }

    /**
     * The record that an array element's script wrote when it ended.
     *
     * @param status how the element ended
     * @param exitCode the exit code of its process; 0 if there was no process
     * @param job Slurm's name of the element, e.g. {@code 12_3}
     * @param host the node
     */
    record ElementRecord(Status status, int exitCode, String job, String host) {

        /** The possible endings of an element. */
        enum Status {
            /** Its artifact is in the store. */
            SUCCEEDED,
            /** Its process ended with a nonzero exit code. */
            FAILED,
            /** It received a stop signal and could not be requeued. */
            INTERRUPTED,
            /** It was not started, because an input is missing or the run was to stop. */
            SKIPPED
        }

        private static final Pattern RECORD =
                Pattern.compile("([a-z]+)\t(\\d{1,3})\t([^\t\n]*)\t([^\t\n]*)\n?");

        /**
         * Parses a record; empty if the text is not one, e.g. because a broken disk left the file
         * empty.
         */
        static Optional<ElementRecord> parse(String text) {
            Matcher matcher = RECORD.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            return Arrays.stream(Status.values())
                    .filter(status -> status.name().equalsIgnoreCase(matcher.group(1)))
                    .findAny()
                    .map(
                            status ->
                                    new ElementRecord(
                                            status,
                                            Integer.parseInt(matcher.group(2)),
                                            matcher.group(3),
                                            matcher.group(4)));
        }
    }
}
