package io.mithridate.slurm;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
