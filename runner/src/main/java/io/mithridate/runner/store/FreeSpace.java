package io.mithridate.runner.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The number of bytes that may still be written to a folder. */
@FunctionalInterface
public interface FreeSpace {

    /**
     * Our choice: more than what a write leaves that filled the disk, less than what anybody keeps
     * free.
     */
    long NONE = 1 << 20;

    /** The number of bytes. */
    long of(Path folder) throws IOException;

    /** Returns the free space that the file system of a folder states. */
    static long ofDisk(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /** Returns whether there is none; not where nobody can tell. */
    default boolean isUsedUp(Path folder) {
        try {
            return of(folder) < NONE;
        } catch (IOException unknown) {
            return false;
        }
    }
}
