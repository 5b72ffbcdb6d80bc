package io.mithridate.slurm;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of an element of an array, as its script wrote it.
 *
 * @param how how it ended
 * @param exitCode the exit code of its process; 0 where there was none
 * @param job the element in Slurm's words, such as {@code 12_3}
 * @param host the node
 */
record ElementRecord(How how, int exitCode, String job, String host) {

    /** The ways in which an element ends. */
    enum How {
        /** Its artifact is in the store. */
        SUCCEEDED,
        /** Its process ended with another code than 0. */
        FAILED,
        /** It was told to stop and could not be put back into the queue. */
        INTERRUPTED,
        /** It did not begin: an input is missing, or the run was to end. */
        SKIPPED
    }

    private static final Pattern WRITTEN =
            Pattern.compile("([a-z]+)\t(\\d{1,3})\t([^\t\n]*)\t([^\t\n]*)\n?");

    /** Reads a record; empty if it is not one, such as a file that a broken disk left empty. */
    static Optional<ElementRecord> parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        return Arrays.stream(How.values())
                .filter(how -> how.name().equalsIgnoreCase(written.group(1)))
                .findAny()
                .map(
                        how ->
                                new ElementRecord(
                                        how,
                                        Integer.parseInt(written.group(2)),
                                        written.group(3),
                                        written.group(4)));
    }
}
