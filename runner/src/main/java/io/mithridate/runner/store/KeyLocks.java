package io.mithridate.runner.store;

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
 * Gives each key of a store to one thread of one process at a time.
 *
 * <p>Processes keep each other out by locks on files {@code <root>/<kind>/<key>.lock}, which the
 * system takes back from a process that dies. The files stay: one that were deleted could be locked
 * by one process while another makes it anew.
 */
final class KeyLocks {

    private static final Logger log = LoggerFactory.getLogger(KeyLocks.class);

    private static final Duration RETRY = Duration.ofMillis(50);

    private final Path root;
    private final FileLocks locks;
    private final Map<String, ReentrantLock> threads = new ConcurrentHashMap<>();

    KeyLocks(Path root) {
        this(root, new FileLocks(root, "--store"));
    }

    /** Keys of a store whose files are locked in this way. */
    KeyLocks(Path root, FileLocks locks) {
        this.root = root;
        this.locks = locks;
    }

    /** Work that is done while nobody else touches a key. */
    @FunctionalInterface
    interface Work<T> {

        T run() throws IOException;
    }

    /** Does something while no other thread or process touches the key, as soon as that is so. */
    @SuppressWarnings("try") // the lock is needed for as long as the block lasts
    <T> T alone(String kind, String key, Work<T> work) throws IOException {
        ReentrantLock mine = ofThreads(kind, key);
        mine.lock();
        try (FileChannel channel = openLockFile(kind, key);
                FileLock ignored = lock(channel, kind, key)) {
            return work.run();
        } finally {
            mine.unlock();
        }
    }

    /**
     * Does something while no other thread or process touches the key, or nothing if one does now.
     *
     * <p>To be called while no other store of this process is at work on the folder: a process
     * loses its lock on a file when any of its channels on it is closed.
     */
    @SuppressWarnings("try") // the lock is needed for as long as the block lasts
    void ifFree(String kind, String key, Work<?> work) throws IOException {
        ReentrantLock mine = ofThreads(kind, key);
        if (!mine.tryLock()) {
            return;
        }
        try (FileChannel channel = openLockFile(kind, key);
                @Nullable FileLock lock = locks.tryLock(channel)) {
            if (lock != null) {
                work.run();
            }
        } finally {
            mine.unlock();
        }
    }

    private ReentrantLock ofThreads(String kind, String key) {
        return threads.computeIfAbsent(kind + "/" + key, ignored -> new ReentrantLock());
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
     * Asks for the lock again and again, and never waits for it in the system: where two processes
     * of several threads wait for each other's keys, Linux, which knows locks of processes alone,
     * takes that for a deadlock.
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
                // Another store of this process on this folder has it.
            }
            LockSupport.parkNanos(RETRY.toNanos());
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while another computes the key");
            }
        }
    }
}
