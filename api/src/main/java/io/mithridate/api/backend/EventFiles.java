package io.mithridate.api.backend;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes curves and final numbers in the format that <a
 * href="https://www.tensorflow.org/tensorboard">TensorBoard</a> reads; a service of the backend.
 */
public interface EventFiles {

    /**
     * Writes a file of events, whole or not at all, in place of the one that may be there.
     *
     * @param file its name has to contain {@code tfevents}, or TensorBoard ignores it
     * @throws IOException if it cannot be written
     */
    void write(Path file, EventLog log) throws IOException;
}
