package io.mithridate.tensorflow.training;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The JPEG files of a folder, in the order of their names, each under its own name as caption. */
record FolderPairs(List<Path> files) implements PairSet {

    static FolderPairs of(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new FolderPairs(
                    files.filter(file -> file.toString().endsWith(".jpg")).sorted().toList());
        }
    }

    @Override
    public int size() {
        return files.size();
    }

    @Override
    public String id(int index) {
        return files.get(index).getFileName().toString();
    }

    @Override
    public ImageData image(int index) {
        Path file = files.get(index);
        try {
            return new ImageData.Encoded(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String caption(int index) {
        return "a picture called " + id(index);
    }

    @Override
    public String fingerprint() {
        return "folder " + files.hashCode();
    }
}
