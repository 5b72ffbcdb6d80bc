package io.mithridate.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Operations on a folder and all of its content. Links are not followed. */
public final class FileTrees {

    private FileTrees() {}

    /** Deletes a folder, if it exists. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        for (Path file : all(folder)) {
            Files.delete(file);
        }
    }

    /**
     * Creates a folder with the same files, as hard links if the file system supports them,
     * otherwise as copies.
     *
     * @param folder the folder, whose files must not change
     * @param newFolder the folder to create
     */
    public static void link(Path folder, Path newFolder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Path target = newFolder.resolve(folder.relativize(file));
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectories(target);
                } else {
                    linkFile(file, target);
                }
            }
        }
    }

    private static void linkFile(Path file, Path target) throws IOException {
        try {
            Files.createLink(target, file);
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            Files.copy(file, target);
        }
    }

    /**
     * Returns a snapshot of the entries of a folder, one level deep; empty if the folder does not
     * exist or is deleted in the meantime.
     */
    public static List<Path> entries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (NoSuchFileException gone) {
            return List.of();
        }
    }

    /** Returns the folders in a folder, one level deep, without links; see {@link #entries}. */
    public static List<Path> folders(Path folder) throws IOException {
        return entries(folder).stream()
                .filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    /** Returns the latest modification time of a folder and everything in it. */
    static Instant lastWritten(Path folder) throws IOException {
        Instant last = Instant.MIN;
        for (Path file : all(folder)) {
            Instant modified =
                    Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
            last = modified.isAfter(last) ? modified : last;
        }
        return last;
    }

    /** Returns a folder and all of its content; a folder follows its own content. */
    private static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
