package io.mithridate.tensorflow.pictures;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the cache file of a key, creating it if no usable file exists. */
final class CacheFileOpener {

    private static final Logger log = LoggerFactory.getLogger(CacheFileOpener.class);

    private static final int MAX_CHECKS = 50;
    private static final Duration CHECK_INTERVAL = Duration.ofMillis(20);

    private final PictureCacheKey key;
    private final PictureCacheFormat format;
    private final CacheBounds bounds;
    private final Path path;

    CacheFileOpener(Path folder, PictureCacheKey key, CacheBounds bounds) {
        this.key = key;
        this.bounds = bounds;
        format = new PictureCacheFormat(key, bounds.part());
        path = folder.resolve(format.fileName());
    }

    /** Returns the file's path, whether or not the file exists. */
    Path path() {
        return path;
    }

    /**
     * Opens the file for writing if no other process writes it, otherwise for reading.
     *
     * @throws IOException if the file can be neither read nor created
     */
    PictureCacheFile open() throws IOException {
        WritePermission permission = takePermission();
        try {
            if (permission.isGranted()) {
                makeUsable();
            }
            return open(permission);
        } catch (IOException | RuntimeException | Error e) {
            permission.close();
            throw e;
        }
    }

    private WritePermission takePermission() {
        try {
            Optional<WritePermission> taken =
                    WritePermission.take(path.resolveSibling(path.getFileName() + ".lock"));
            if (taken.isPresent()) {
                return taken.get();
            }
            awaitFile();
            return WritePermission.none(
                    "another process writes it; wait until it ends, or name another folder");
        } catch (IOException e) {
            log.info("the picture cache {} is read only: {}", path, e.toString());
            return WritePermission.none(
                    "its folder cannot be written (%s); name another".formatted(e));
        }
    }

    /**
     * Waits for the file to appear: if it is missing, the holder of the lock is about to create it.
     */
    private void awaitFile() {
        for (int i = 0; i < MAX_CHECKS && !Files.exists(path); i++) {
            LockSupport.parkNanos(CHECK_INTERVAL.toNanos());
        }
    }

    private PictureCacheFile open(WritePermission permission) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        path,
                        permission.isGranted()
                                ? Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE)
                                : Set.of(StandardOpenOption.READ));
        try {
            Optional<String> damage = damage(channel);
            if (damage.isPresent()) {
                throw new IOException(damage.get());
            }
            return new PictureCacheFile(path, key, format, bounds, channel, permission);
        } catch (IOException | RuntimeException | Error e) {
            channel.close();
            throw e;
        }
    }

    private Optional<String> damage(FileChannel channel) throws IOException {
        ByteBuffer found = Transfer.read(channel, 0, format.header().limit());
        byte[] bytes = new byte[found.limit()];
        found.get(bytes);
        return format.damage(bytes);
    }

    /** Moves an unusable file aside, and creates the file if there is none. */
    private void makeUsable() throws IOException {
        if (Files.exists(path)) {
            Optional<String> damage;
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                damage = damage(channel);
            }
            if (damage.isEmpty()) {
                return;
            }
            Path aside = path.resolveSibling(path.getFileName() + ".damaged");
            Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
            log.warn(
                    "a picture cache cannot be used and is recreated: reason=\"{}\" moved-to={}",
                    damage.get(),
                    aside);
        }
        Path unfinished = path.resolveSibling(path.getFileName() + ".partial");
        Files.deleteIfExists(unfinished);
        try (FileChannel channel =
                FileChannel.open(
                        unfinished,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.SPARSE)) {
            Transfer.write(channel, 0, format.header());
            Transfer.write(channel, format.pixels() - 1, ByteBuffer.allocate(1));
        }
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    }
}
