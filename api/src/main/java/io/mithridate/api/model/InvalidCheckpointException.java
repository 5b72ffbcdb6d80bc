package io.mithridate.api.model;

import java.nio.file.Path;

/** Thrown if a checkpoint is missing, damaged or does not fit the architecture. */
public final class InvalidCheckpointException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception whose message names the file and the problem.
     *
     * @param file the file
     * @param reason what is wrong, with names and shapes
     */
    public InvalidCheckpointException(Path file, String reason) {
        super(file + ": " + reason);
    }
}
