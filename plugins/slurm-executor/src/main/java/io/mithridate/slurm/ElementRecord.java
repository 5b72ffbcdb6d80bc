package io.mithridate.slurm;

import java.util.Locale;

/**
 * How an element of an array ended, as its script wrote it.
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

    /**
     * Reads a record.
     *
     * @throws IllegalArgumentException if it is not one
     */
    static ElementRecord parse(String text) {
        String[] fields = text.strip().split("\t", -1);
        if (fields.length < 4) {
            throw new IllegalArgumentException(
                    "'%s' does not say how an element of a job array ended".formatted(text));
        }
        return new ElementRecord(
                How.valueOf(fields[0].toUpperCase(Locale.ROOT)),
                Integer.parseInt(fields[1]),
                fields[2],
                fields[3]);
    }
}
