package io.mithridate.tensorflow.pictures;

import io.mithridate.api.data.Image;
import java.util.List;
import java.util.Optional;

/** Several caches combined into one: a picture is kept by the first cache that accepts it. */
public final class PictureCaches implements PictureCache {

    private final List<PictureCache> caches;

    /** Combines caches, which are queried in the given order. */
    public PictureCaches(List<PictureCache> caches) {
        this.caches = List.copyOf(caches);
    }

    @Override
    public Optional<Image> find(int index) {
        for (PictureCache cache : caches) {
            Optional<Image> found = cache.find(index);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean put(int index, Image picture) {
        return caches.stream().anyMatch(cache -> cache.put(index, picture));
    }
}
