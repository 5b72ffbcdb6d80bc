package io.mithridate.tensorflow.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says how much room a disk has. */
@FunctionalInterface
interface DiskSpace {

    /** Bytes that may still be written to the disk that a file is on. */
    long usable(Path file) throws IOException;

    /** What the file system says. */
    static DiskSpace actual() {
        return file -> Files.getFileStore(file).getUsableSpace();
    }
}
