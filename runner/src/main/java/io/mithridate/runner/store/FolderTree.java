package io.mithridate.runner.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder with all that is in it; links are not followed. */
public final class FolderTree {

    private FolderTree() {}

    /** Deletes a folder, if it is there. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        for (Path file : all(folder)) {
            Files.delete(file);
        }
    }

    /** When anything in a folder, or the folder itself, was last written. */
    static Instant lastWritten(Path folder) throws IOException {
        Instant last = Instant.MIN;
        for (Path file : all(folder)) {
            Instant written =
                    Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
            last = written.isAfter(last) ? written : last;
        }
        return last;
    }

    /** What is inside comes first. */
    private static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
