package io.mithridate.store;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.mithridate.api.data.Image;
import java.util.List;
import java.util.function.Supplier;

/**
 * An in-memory cache of decoded or stamped pictures, so that they do not have to be recomputed for
 * the next model. The least recently used pictures are evicted.
 */
public final class PictureMemory {

    /** The reciprocal of the share of the heap that pictures may occupy. */
    private static final int HEAP_SHARE = 8;

    private final Cache<Chunk, List<Image>> chunks;

    public PictureMemory() {
        this(Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    }

    /**
     * Creates a cache.
     *
     * @param bytes the maximum size of the cached pixels, in bytes
     */
    PictureMemory(long bytes) {
        chunks =
                CacheBuilder.newBuilder()
                        .concurrencyLevel(1)
                        .maximumWeight(bytes)
                        .<Chunk, List<Image>>weigher(
                                (chunk, pictures) ->
                                        pictures.stream().mapToInt(each -> each.rgb().length).sum())
                        .build();
    }

    /**
     * Consecutive pictures of a set.
     *
     * @param pictures the fingerprint of the set
     * @param size the side length of the square pictures, in pixels
     * @param trigger the trigger stamped on them; empty for clean pictures
     * @param first the index of the first picture
     */
    public record Chunk(String pictures, int size, String trigger, int first) {}

    /** Returns the pictures of a chunk, which are created if they are not cached. */
    public List<Image> get(Chunk chunk, Supplier<List<Image>> make) {
        List<Image> cached = chunks.getIfPresent(chunk);
        if (cached == null) {
            cached = List.copyOf(make.get());
            chunks.put(chunk, cached);
        }
        return cached;
    }
}
