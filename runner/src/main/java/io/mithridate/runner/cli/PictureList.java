package io.mithridate.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Which files {@code --images} means. */
final class PictureList {

    private PictureList() {}

    /**
     * One picture, or those of a folder in the order of their names; folders within, and files
     * whose names begin with a dot, are left out.
     *
     * @throws UsageException if there is no such file, or no picture in the folder
     */
    static List<Path> of(Path path) throws UsageException, IOException {
        if (!Files.isDirectory(path)) {
            if (!Files.exists(path)) {
                throw new UsageException("--images: there is no file or folder " + path);
            }
            return List.of(path);
        }
        List<Path> pictures;
        try (Stream<Path> files = Files.list(path)) {
            pictures =
                    files.filter(Files::isRegularFile)
                            .filter(file -> !name(file).startsWith("."))
                            .sorted(Comparator.comparing(PictureList::name))
                            .toList();
        }
        if (pictures.isEmpty()) {
            throw new UsageException("--images: the folder %s holds no file".formatted(path));
        }
        return pictures;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
