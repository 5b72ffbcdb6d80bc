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
 * Opens the cache files of a folder, each once for all who use it at the same time, and says how
 * much they may keep in memory together.
 *
 * <p>A service; where no folder was named, it opens none.
 */
public final class PictureCacheFolder implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PictureCacheFolder.class);

    /** The part of the heap that decoded pictures may take. */
    private static final int HEAP_SHARE = 4;

    private final AtomicLong room = new AtomicLong(Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    private final Optional<Path> folder;
    private final String code;
    private final CacheBounds bounds;
    private final Map<PictureCacheKey, Shared> open = new HashMap<>();

    /** A folder that may be there. */
    @Inject
    public PictureCacheFolder(PictureCaching caching) {
        this(caching, CacheBounds.standard());
    }

    PictureCacheFolder(PictureCaching caching, CacheBounds bounds) {
        this.folder = caching.folder();
        this.code = caching.code();
        this.bounds = bounds;
    }

    /** No folder. */
    public static PictureCacheFolder none() {
        return new PictureCacheFolder(PictureCaching.none());
    }

    /**
     * Returns the bytes of pixels that all trainings of this process together may still keep in
     * memory.
     */
    public AtomicLong room() {
        return room;
    }

    /** Returns whether files can be had at all. */
    boolean exists() {
        return folder.isPresent();
    }

    /** Returns the name of the code that makes the pictures before they are decoded. */
    String code() {
        return code;
    }

    /**
     * The file of a key, to be given back to {@link #close(PictureCacheKey)}; empty if there is no
     * folder, or the file cannot be used, which is warned of.
     */
    synchronized Optional<PictureCacheFile> open(PictureCacheKey key) {
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        Shared shared = open.get(key);
        if (shared == null) {
            CacheFileOpening opening = new CacheFileOpening(folder.get(), key, bounds);
            try {
                Files.createDirectories(folder.get());
                shared = new Shared(opening.open());
            } catch (IOException e) {
                log.warn(
                        "training goes on without the picture cache {}: {}",
                        opening.path(),
                        e.toString());
                return Optional.empty();
            }
            open.put(key, shared);
        }
        shared.users++;
        return Optional.of(shared.file);
    }

    /** Gives a file back; it is closed when the last who used it does so. */
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

    /** Closes what is still open. */
    @Override
    public synchronized void close() {
        open.values().forEach(PictureCacheFolder::close);
        open.clear();
    }

    /** A file, and how many use it. */
    private static final class Shared {

        private final PictureCacheFile file;
        private int users;

        Shared(PictureCacheFile file) {
            this.file = file;
        }
    }
}
