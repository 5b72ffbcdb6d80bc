package io.mithridate.tensorflow.pictures;

import io.mithridate.api.data.Image;
import java.util.List;
import java.util.Optional;

/** Several caches as one: a picture is kept by the first that takes it. */
public final class PictureCaches implements PictureCache {

    private final List<PictureCache> caches;

    /** Caches in the order in which they are asked. */
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
    public boolean keep(int index, Image picture) {
        return caches.stream().anyMatch(cache -> cache.keep(index, picture));
    }
}
