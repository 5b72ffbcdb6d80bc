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
     * @throws UsageException if there is no such file, if it is a device, or if the folder holds no
     *     picture
     */
    static List<Path> of(Path path) throws UsageException, IOException {
        if (!Files.isDirectory(path)) {
            if (!Files.exists(path)) {
                throw new UsageException("--images: there is no file or folder " + path);
            }
            if (!Files.isRegularFile(path)) {
                throw new UsageException(
                        "--images: %s is neither a file nor a folder, but a device or a pipe, whose"
                                        .formatted(path)
                                + " end is not known; write its content into a file first");
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
