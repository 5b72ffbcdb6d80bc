package io.mithridate.tensorflow.image;

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
     * The bytes of a picture file, not yet decoded.
     *
     * @throws CorruptImageException if the file cannot be read; names it
     */
    public static ImageData.Encoded read(Path file) {
        try {
            return new ImageData.Encoded(Files.readAllBytes(file), file.toString());
        } catch (NoSuchFileException e) {
            throw new CorruptImageException(file.toString(), "there is no such file");
        } catch (IOException e) {
            throw new CorruptImageException(file.toString(), "cannot be read: " + e.getMessage());
        }
    }
}
