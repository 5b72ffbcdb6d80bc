package io.mithridate.tensorflow.checkpoint;

import io.mithridate.api.model.InvalidCheckpointException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A file of named tensors in any supported format, opened for reading.
 *
 * <p>Opening a file checks its structure but reads no numbers; they are read on request. Safe for
 * use by several threads.
 */
public interface TensorFile extends AutoCloseable {

    /** Returns the path of the file, for error messages. */
    Path path();

    /**
     * Returns the strings that the file contains besides the tensors; empty if the format has none.
     */
    Map<String, String> metadata();

    /** Returns the type and shape of each tensor by name, in the file's order. */
    Map<String, TensorSpec> specs();

    /**
     * Reads one tensor of type F32, F16, BF16 (exact) or F64 (rounded).
     *
     * @throws InvalidCheckpointException if there is no tensor of that name and one of these types,
     *     or it cannot be read
     */
    FloatTensor floats(String name);

    /** Closes the file; throws no exception. */
    @Override
    void close();
}
