package io.mithridate.runner.store;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.mithridate.api.data.Image;
import java.util.List;
import java.util.function.Supplier;

/**
 * Pictures that were decoded or stamped, kept in memory so that the next model is shown them
 * without making them again. The least recently used ones make room for others.
 */
public final class PictureMemory {

    /** The share of the heap that pictures may take. */
    private static final int HEAP_SHARE = 8;

    private final Cache<Chunk, List<Image>> chunks;

    public PictureMemory() {
        this(Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    }

    /**
     * A memory of a given size.
     *
     * @param bytes how many bytes of pixels are kept at most
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
     * Some pictures of a set, which follow each other.
     *
     * @param pictures the fingerprint of the set
     * @param size the side of the square pictures, in pixels
     * @param trigger what was stamped on them; empty for clean ones
     * @param first the place of the first
     */
    public record Chunk(String pictures, int size, String trigger, int first) {}

    /** The pictures of a chunk, made where they are not in memory. */
    public List<Image> get(Chunk chunk, Supplier<List<Image>> make) {
        List<Image> known = chunks.getIfPresent(chunk);
        if (known == null) {
            known = List.copyOf(make.get());
            chunks.put(chunk, known);
        }
        return known;
    }
}
