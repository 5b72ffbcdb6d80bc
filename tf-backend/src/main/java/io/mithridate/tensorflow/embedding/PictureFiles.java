package io.mithridate.tensorflow.embedding;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.tensorflow.image.PictureFile;
import java.nio.file.Path;
import java.util.List;

/** Reads files of pictures and brings them to a model's size. */
record PictureFiles(List<Path> files, ImageDecoder decoder, int size) {

    /**
     * Some of the pictures, decoded by all processors.
     *
     * @return (size, size, 3) of each, from 0 to 255
     * @throws CorruptImageException if one cannot be read; names the file
     */
    List<byte[]> pixels(int from, int to) {
        return files.subList(from, to).parallelStream().map(this::pixels).toList();
    }

    private byte[] pixels(Path file) {
        return decoder.decode(PictureFile.read(file), size).rgb();
    }
}
