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
 * lock, or the reason why it is not held.
 *
 * <p>The lock is taken on a separate file, because on some systems a locked file cannot be read by
 * others. Other systems release a lock when any channel of the process on that file is closed, so
 * two processes may end up writing after all. Pictures that they overwrite are then detected as
 * damaged and decoded again.
 *
 * @param lock the channel that holds the lock; empty without permission
 * @param reasonNotWritable the reason why the file may not be written; empty if it may
 */
record WritePermission(Optional<FileChannel> lock, Optional<String> reasonNotWritable)
        implements AutoCloseable {

    static WritePermission none(String reasonNotWritable) {
        return new WritePermission(Optional.empty(), Optional.of(reasonNotWritable));
    }

    /**
     * Takes the lock; returns empty if it is already held.
     *
     * @throws IOException if the lock cannot be taken here at all, e.g. in a read-only folder
     */
    static Optional<WritePermission> take(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            taken = tryLock(channel);
        } finally {
            if (!taken) {
                channel.close();
            }
        }
        return taken
                ? Optional.of(new WritePermission(Optional.of(channel), Optional.empty()))
                : Optional.empty();
    }

    @SuppressWarnings("resource") // the lock lives as long as its channel
    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }

    boolean isGranted() {
        return lock.isPresent();
    }

    @Override
    public void close() throws IOException {
        if (lock.isPresent()) {
            lock.get().close();
        }
    }
}
