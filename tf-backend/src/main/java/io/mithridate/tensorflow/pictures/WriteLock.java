package io.mithridate.tensorflow.pictures;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The right to write to a cache file: one process has it, until it ends.
 *
 * <p>It is on a file of its own, since some systems let nobody read what is locked. Others release
 * it when any channel of the process on that file is closed, so that two processes may come to
 * write after all: pictures that they write over are then found damaged, and are decoded again.
 */
final class WriteLock implements AutoCloseable {

    private final FileChannel channel;

    private WriteLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock; empty if another has it.
     *
     * @throws IOException if the lock cannot be had by anyone here, as in a folder that is
     *     read-only
     */
    static Optional<WriteLock> take(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            taken = isFree(channel);
        } finally {
            if (!taken) {
                channel.close();
            }
        }
        return taken ? Optional.of(new WriteLock(channel)) : Optional.empty();
    }

    @SuppressWarnings("resource") // the lock lives as long as its channel
    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
