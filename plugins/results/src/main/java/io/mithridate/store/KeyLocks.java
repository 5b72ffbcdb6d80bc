package io.mithridate.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Grants access to each key of a store to one thread of one process at a time.
 *
 * <p>Processes exclude each other by locks on files {@code <root>/<kind>/<key>.lock}, which the
 * system releases if a process dies. The files are never deleted: otherwise, one process could lock
 * a deleted file while another process creates and locks a new one.
 */
final class KeyLocks {

    private static final Logger log = LoggerFactory.getLogger(KeyLocks.class);

    private static final Duration RETRY = Duration.ofMillis(50);

    private final Path root;
    private final FileLocks locks;
    private final Map<String, ReentrantLock> threadLocks = new ConcurrentHashMap<>();

    KeyLocks(Path root) {
        this(root, new FileLocks(root, "--store"));
    }

    /** Creates the locks for a store. */
    KeyLocks(Path root, FileLocks locks) {
        this.root = root;
        this.locks = locks;
    }

    /** Work that needs exclusive access to a key. */
    @FunctionalInterface
    interface Work<T> {

        T run() throws IOException;
    }

    /** Waits for exclusive access to the key, and does the work. */
    @SuppressWarnings("try") // holds the lock during the block
    <T> T withLock(String kind, String key, Work<T> work) throws IOException {
        ReentrantLock threadLock = threadLock(kind, key);
        threadLock.lock();
        try (FileChannel channel = openLockFile(kind, key);
                FileLock ignored = lock(channel, kind, key)) {
            return work.run();
        } finally {
            threadLock.unlock();
        }
    }

    /**
     * Does the work with exclusive access to the key, or nothing if the key is in use; returns
     * whether it did the work.
     *
     * <p>Must not be called while another store object of this process uses the folder: a process
     * loses its lock on a file when it closes any channel to this file.
     */
    @SuppressWarnings("try") // holds the lock during the block
    boolean runIfFree(String kind, String key, Work<?> work) throws IOException {
        ReentrantLock threadLock = threadLock(kind, key);
        if (!threadLock.tryLock()) {
            return false;
        }
        try (FileChannel channel = openLockFile(kind, key);
                @Nullable FileLock lock = locks.tryLock(channel)) {
            if (lock != null) {
                work.run();
            }
            return lock != null;
        } finally {
            threadLock.unlock();
        }
    }

    private ReentrantLock threadLock(String kind, String key) {
        return threadLocks.computeIfAbsent(kind + "/" + key, ignored -> new ReentrantLock());
    }

    private FileChannel openLockFile(String kind, String key) throws IOException {
        try {
            Path folder = Files.createDirectories(root.resolve(kind));
            return FileChannel.open(
                    folder.resolve(key + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new IOException(
                    "cannot write to the store %s (%s); --store or MITHRIDATE_STORE names another"
                            .formatted(root, e),
                    e);
        }
    }

    /**
     * Polls for the lock instead of blocking on it. If two multithreaded processes wait for each
     * other's keys, Linux reports a deadlock, because its locks belong to processes, not threads.
     */
    private FileLock lock(FileChannel channel, String kind, String key) throws IOException {
        boolean warned = false;
        while (true) {
            try {
                @Nullable FileLock free = locks.tryLock(channel);
                if (free != null) {
                    return free;
                }
                if (!warned) {
                    log.warn("waiting for another process that works on {} {}", kind, key);
                    warned = true;
                }
            } catch (OverlappingFileLockException another) {
                // Another store object of this process holds the lock.
            }
            LockSupport.parkNanos(RETRY.toNanos());
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException(
                        "interrupted while waiting for another process that computes the artifact");
            }
        }
    }
}
