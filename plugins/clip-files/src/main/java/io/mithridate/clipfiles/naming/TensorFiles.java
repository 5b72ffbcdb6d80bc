package io.mithridate.clipfiles.naming;

import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.clipfiles.pytorch.TorchFile;
import io.mithridate.tensorflow.checkpoint.Safetensors;
import io.mithridate.tensorflow.checkpoint.TensorFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Opens files of tensors. Their format is determined from their first bytes, never from their
 * names.
 */
public final class TensorFiles {

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final int PICKLE = 0x80;
    private static final int MAX_PROTOCOL = 5;

    /** The offset of the JSON header in a safetensors file, after its length. */
    private static final int HEADER_OFFSET = 8;

    private TensorFiles() {}

    /**
     * Opens a safetensors file, a zip archive of {@code torch.save}, or a TorchScript archive.
     *
     * @throws InvalidCheckpointException if the file is missing or damaged, or in PyTorch's format
     *     before 1.6, which is a plain pickle
     */
    public static TensorFile open(Path file) {
        byte[] start = readStart(file);
        // Safetensors are checked first, because the length of their header may look like the first
        // bytes of another format.
        if (start.length > HEADER_OFFSET && start[HEADER_OFFSET] == '{') {
            return Safetensors.open(file);
        }
        if (Arrays.equals(Arrays.copyOf(start, ZIP.length), ZIP)) {
            return TorchFile.open(file);
        }
        if (start.length >= 2
                && Byte.toUnsignedInt(start[0]) == PICKLE
                && start[1] <= MAX_PROTOCOL) {
            throw new InvalidCheckpointException(
                    file,
                    "it is a plain pickle, as PyTorch wrote before 1.6; if you trust it, write it"
                            + " again in Python: torch.save(torch.load(FILE, map_location='cpu',"
                            + " weights_only=True), NEW_FILE)");
        }
        return Safetensors.open(file);
    }

    private static byte[] readStart(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes(HEADER_OFFSET + 1);
        } catch (NoSuchFileException e) {
            throw new InvalidCheckpointException(file, "there is no such file");
        } catch (IOException e) {
            InvalidCheckpointException unreadable =
                    new InvalidCheckpointException(file, "cannot be read: " + e.getMessage());
            unreadable.initCause(e);
            throw unreadable;
        }
    }
}
