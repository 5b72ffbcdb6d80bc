package io.mithridate.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Waits until a file, or the entries of a folder, would survive a power failure. */
@FunctionalInterface
interface Syncing {

    /** Waits until a file or the entries of a folder are stored. */
    void sync(Path path) throws IOException;

    /** Waits until the disk has stored a file or a folder. */
    static void onDisk(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            // A FileChannel would be closed by an interrupt.
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                file.getFD().sync();
            }
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notPossible) {
            // Some systems cannot sync a folder, and some do not need to.
        }
    }

    /** Waits until a folder and everything in it are stored. */
    default void syncAll(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> tree = Files.walk(folder)) {
            paths = tree.toList();
        }
        for (Path path : paths) {
            sync(path);
        }
    }
}
