package io.mithridate.api.model;

import java.nio.file.Path;

/** A checkpoint that is missing, damaged or does not fit the architecture. */
public final class InvalidCheckpointException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says which file and what is wrong with it.
     *
     * @param file the file
     * @param reason what is wrong, with names and shapes
     */
    public InvalidCheckpointException(Path file, String reason) {
        super(file + ": " + reason);
    }
}
