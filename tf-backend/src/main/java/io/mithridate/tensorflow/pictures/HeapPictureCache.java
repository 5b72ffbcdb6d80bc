package io.mithridate.tensorflow.pictures;

import io.mithridate.api.data.Image;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Caches pictures in memory until it is closed. Once the limit is reached, further pictures are not
 * cached.
 */
public final class HeapPictureCache implements PictureCache, AutoCloseable {

    private final AtomicReferenceArray<Image> cached;
    private final AtomicLong room;
    private final AtomicLong takenBytes = new AtomicLong();

    /**
     * Creates an empty cache.
     *
     * @param pictures the number of pictures in the set
     * @param room the number of bytes of pixels that may still be cached; may be shared with other
     *     caches
     */
    public HeapPictureCache(int pictures, AtomicLong room) {
        cached = new AtomicReferenceArray<>(pictures);
        this.room = room;
    }

    @Override
    public Optional<Image> find(int index) {
        return Optional.ofNullable(cached.get(index));
    }

    @Override
    public boolean put(int index, Image picture) {
        if (cached.get(index) != null) {
            return true;
        }
        int bytes = picture.rgb().length;
        if (room.addAndGet(-bytes) < 0) {
            room.addAndGet(bytes);
            return false;
        }
        if (cached.compareAndSet(index, null, picture)) {
            takenBytes.addAndGet(bytes);
        } else {
            // Another thread has cached the picture in the meantime and has already been charged
            // for it.
            room.addAndGet(bytes);
        }
        return true;
    }

    /** Releases the memory, so that other caches with the same budget can use it. */
    @Override
    public void close() {
        room.addAndGet(takenBytes.getAndSet(0));
    }
}
