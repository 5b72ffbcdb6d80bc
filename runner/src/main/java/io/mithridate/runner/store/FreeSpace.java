package io.mithridate.runner.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many bytes may still be written where a folder lies. */
@FunctionalInterface
public interface FreeSpace {

    /**
     * Our choice: more than what a write leaves that filled the disk, less than what anybody keeps
     * free.
     */
    long NONE = 1 << 20;

    /** The number of bytes. */
    long of(Path folder) throws IOException;

    /** What the file system of a folder says. */
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
