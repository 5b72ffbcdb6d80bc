package io.mithridate.tensorflow.checkpoint;

import io.mithridate.api.model.InvalidCheckpointException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A file of named tensors, opened for reading, whatever its format.
 *
 * <p>Opening checks the file's structure and reads no numbers; they are read when asked for. Safe
 * for use by several threads.
 */
public interface TensorFile extends AutoCloseable {

    /** The file, for complaints. */
    Path path();

    /** The texts that the file holds beside the tensors; empty where the format has none. */
    Map<String, String> metadata();

    /** Type and shape of each tensor, by name, in the file's order. */
    Map<String, TensorSpec> specs();

    /**
     * Reads one tensor of type F32, F16, BF16 (exact) or F64 (rounded).
     *
     * @throws InvalidCheckpointException if there is none of that name and kind, or it cannot be
     *     read
     */
    FloatTensor floats(String name);

    /** Gives the file back; no exception. */
    @Override
    void close();
}
