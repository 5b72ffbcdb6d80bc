package io.mithridate.tensorflow.pictures;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The exclusive right to write to a cache file, held by one process until it ends or closes the
 * lock.
 *
 * <p>The lock is taken on a separate file, because on some systems a locked file cannot be read by
 * others. Other systems release a lock when any channel of the process on that file is closed, so
 * two processes may end up writing after all. Pictures that they overwrite are then detected as
 * damaged and decoded again.
 */
final class WriteLock implements AutoCloseable {

    private final FileChannel channel;

    private WriteLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock; empty if it is already held.
     *
     * @throws IOException if the lock cannot be taken here at all, e.g. in a read-only folder
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
