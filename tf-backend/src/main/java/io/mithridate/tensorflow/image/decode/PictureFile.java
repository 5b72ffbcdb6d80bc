package io.mithridate.tensorflow.image.decode;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.ImageData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the bytes of picture files. */
public final class PictureFile {

    private PictureFile() {}

    /**
     * Returns the bytes of a picture file, not yet decoded.
     *
     * @throws CorruptImageException if the path is not a regular file (e.g. a device, which may be
     *     endless) or cannot be read; the message names it
     */
    public static ImageData.Encoded read(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new CorruptImageException(
                    file.toString(),
                    "is a %s; specify a picture file"
                            .formatted(Files.isDirectory(file) ? "folder" : "device or pipe"));
        }
        try {
            return new ImageData.Encoded(Files.readAllBytes(file), file.toString());
        } catch (NoSuchFileException e) {
            throw new CorruptImageException(file.toString(), "there is no such file");
        } catch (IOException e) {
            throw new CorruptImageException(
                    file.toString(), "cannot be read: " + e.getMessage(), e);
        }
    }
}
