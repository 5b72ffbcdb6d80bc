package io.mithridate.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Measures how many bytes can still be written to a folder. */
@FunctionalInterface
public interface FreeSpace {

    /**
     * The free space, in bytes, below which a disk is treated as full. Our choice: more than
     * remains after a write that filled the disk, and less than users normally keep free.
     */
    long FULL_THRESHOLD = 1 << 20;

    /** Returns the number of bytes that can still be written to a folder. */
    long of(Path folder) throws IOException;

    /** Returns the free space that a folder's file system reports. */
    static long ofDisk(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /** Returns whether the disk is full; {@code false} if this is unknown. */
    default boolean isUsedUp(Path folder) {
        try {
            return of(folder) < FULL_THRESHOLD;
        } catch (IOException unknown) {
            return false;
        }
    }
}
