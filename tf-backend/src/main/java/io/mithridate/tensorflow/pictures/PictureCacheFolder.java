package io.mithridate.tensorflow.pictures;

import io.mithridate.api.backend.PictureCaching;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the cache files of a folder, each only once for all concurrent users, and manages the
 * amount of pixels that all users together may keep in memory.
 *
 * <p>This is a service. If no folder is configured, it opens no files.
 */
public final class PictureCacheFolder implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PictureCacheFolder.class);

    /** The divisor of the heap size that gives the memory for decoded pictures. */
    private static final int HEAP_DIVISOR = 4;

    private final AtomicLong room = new AtomicLong(Runtime.getRuntime().maxMemory() / HEAP_DIVISOR);
    private final Optional<Path> folder;
    private final String code;
    private final CacheBounds bounds;
    private final Map<PictureCacheKey, Shared> open = new HashMap<>();

    /** Creates the service for an optional folder. */
    @Inject
    public PictureCacheFolder(PictureCaching caching) {
        this(caching, CacheBounds.standard());
    }

    PictureCacheFolder(PictureCaching caching, CacheBounds bounds) {
        this.folder = caching.folder();
        this.code = caching.code();
        this.bounds = bounds;
    }

    /** Returns a service without a folder. */
    public static PictureCacheFolder none() {
        return new PictureCacheFolder(PictureCaching.none());
    }

    /**
     * Returns the number of bytes of pixels that all training runs of this process together may
     * still keep in memory.
     */
    public AtomicLong room() {
        return room;
    }

    /** Returns whether there is a folder for cache files. */
    boolean exists() {
        return folder.isPresent();
    }

    /** Returns a digest of the code that produces the pictures before they are decoded. */
    String code() {
        return code;
    }

    /**
     * Opens the file of a key, which must be released with {@link #close(PictureCacheKey)}. Returns
     * empty if there is no folder or, after a warning, if the file cannot be used.
     */
    synchronized Optional<PictureCacheFile> open(PictureCacheKey key) {
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        Shared shared = open.get(key);
        if (shared == null) {
            CacheFileOpener opener = new CacheFileOpener(folder.get(), key, bounds);
            try {
                Files.createDirectories(folder.get());
                shared = new Shared(opener.open());
            } catch (IOException e) {
                log.warn(
                        "training continues without the picture cache {}: {}",
                        opener.path(),
                        e.toString());
                return Optional.empty();
            }
            open.put(key, shared);
        }
        shared.users++;
        return Optional.of(shared.file);
    }

    /** Releases a file; it is closed when its last user releases it. */
    synchronized void close(PictureCacheKey key) {
        Shared shared = open.get(key);
        if (shared != null && --shared.users == 0) {
            open.remove(key);
            close(shared);
        }
    }

    private static void close(Shared shared) {
        try {
            shared.file.close();
        } catch (IOException e) {
            log.warn("a picture cache did not close", e);
        }
    }

    /** Closes all files that are still open. */
    @Override
    public synchronized void close() {
        open.values().forEach(PictureCacheFolder::close);
        open.clear();
    }

    /** An open file with its number of users. */
    private static final class Shared {

        private final PictureCacheFile file;
        private int users;

        Shared(PictureCacheFile file) {
            this.file = file;
        }
    }
}
