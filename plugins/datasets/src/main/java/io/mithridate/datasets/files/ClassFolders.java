package io.mithridate.datasets.files;

import io.mithridate.datasets.files.LabelledListing.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Pictures in one folder per class, sorted by folder name and file name.
 *
 * @param root the folder that contains the class folders
 * @param classes the names of the class folders
 * @param pictures the pictures, with names relative to the root, e.g. {@code cat/1.jpg}
 */
public record ClassFolders(Path root, List<String> classes, List<Entry> pictures) {

    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "webp", "bmp", "gif");

    public ClassFolders {
        classes = List.copyOf(classes);
        pictures = List.copyOf(pictures);
    }

    /**
     * Lists the class folders and their pictures. Files whose names begin with a dot are ignored.
     *
     * @param bad collects the files whose names are not those of pictures
     * @throws UncheckedIOException if the folder does not exist or cannot be read
     * @throws IllegalArgumentException if it has no folders with pictures
     */
    public static ClassFolders list(Path root, BadRows bad) {
        if (!Files.isDirectory(root)) {
            throw FileFailure.of("there is no folder '%s'".formatted(root));
        }
        List<String> classes = new ArrayList<>();
        List<Entry> pictures = new ArrayList<>();
        try {
            for (Path folder : listSorted(root)) {
                if (Files.isDirectory(folder)) {
                    addPictures(folder, classes.size(), pictures, bad);
                    classes.add(name(folder));
                }
            }
        } catch (IOException e) {
            throw FileFailure.of("the folder %s cannot be read".formatted(root), e);
        }
        if (pictures.isEmpty()) {
            throw new IllegalArgumentException(
                    "'%s' has no pictures in folders named by their classes, such as %s"
                            .formatted(root, root.resolve("cat").resolve("1.jpg")));
        }
        return new ClassFolders(root, classes, pictures);
    }

    private static void addPictures(Path folder, int label, List<Entry> pictures, BadRows bad)
            throws IOException {
        for (Path file : listSorted(folder)) {
            String name = name(file);
            String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            String path = name(folder) + "/" + name;
            if (ENDINGS.contains(ending)) {
                pictures.add(new Entry(path, path, label));
            } else {
                bad.add(file.toString(), "is not a picture, by its name");
            }
        }
    }

    private static List<Path> listSorted(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !name(file).startsWith(".")).sorted().toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** Returns the classes whose folders contain no pictures. */
    public List<String> empty() {
        Set<Integer> filled = pictures.stream().map(Entry::label).collect(Collectors.toSet());
        return IntStream.range(0, classes.size())
                .filter(label -> !filled.contains(label))
                .mapToObj(classes::get)
                .toList();
    }
}
