package io.mithridate.api.backend;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes curves and final numbers in the format of <a
 * href="https://www.tensorflow.org/tensorboard">TensorBoard</a>. This is a service of the backend.
 */
public interface EventFiles {

    /**
     * Writes a file of events atomically, replacing any existing file.
     *
     * @param file the file; its name must contain {@code tfevents}, otherwise TensorBoard ignores
     *     it
     * @throws IOException if the file cannot be written
     */
    void write(Path file, EventLog log) throws IOException;
}
