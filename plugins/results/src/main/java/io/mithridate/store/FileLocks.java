package io.mithridate.store;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Locks on the files of a folder. The file system may not support locks. */
public final class FileLocks {

    private final Path folder;
    private final String option;
    private final Locking locking;

    /**
     * Creates locks on files.
     *
     * @param folder the folder of the files
     * @param option the option for choosing another folder, e.g. {@code --store}
     */
    public FileLocks(Path folder, String option) {
        this(folder, option, FileChannel::tryLock);
    }

    /**
     * Creates locks that use a mechanism other than the system's.
     *
     * @param locking returns a lock, or null if another process has it
     */
    FileLocks(Path folder, String option, Locking locking) {
        this.folder = folder;
        this.option = option;
        this.locking = locking;
    }

    /** Locks a file. */
    @FunctionalInterface
    interface Locking {

        @Nullable FileLock lock(FileChannel file) throws IOException;
    }

    /**
     * Returns a lock on a file, or null if another process has it.
     *
     * @throws IOException if the file system does not support locks; the message describes the
     *     remedy
     */
    public @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return locking.lock(file);
        } catch (ClosedChannelException | FileLockInterruptionException interrupted) {
            throw interrupted;
        } catch (IOException e) {
            throw new IOException(
                    ("the file system of %s cannot lock files (%s); mount it with locks (Lustre:"
                                    + " flock), or give %s another folder")
                            .formatted(folder, e.getMessage(), option),
                    e);
        }
    }
}
