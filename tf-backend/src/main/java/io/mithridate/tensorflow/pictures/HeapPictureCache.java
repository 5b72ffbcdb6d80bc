package io.mithridate.tensorflow.pictures;

import io.mithridate.api.data.Image;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Keeps pictures in memory until it is closed, first come, first kept. */
public final class HeapPictureCache implements PictureCache, AutoCloseable {

    private final AtomicReferenceArray<Image> kept;
    private final AtomicLong room;
    private final AtomicLong taken = new AtomicLong();

    /**
     * A cache of nothing yet.
     *
     * @param pictures how many there are in the set
     * @param room how many bytes of pixels may still be kept; other caches may draw on it as well
     */
    public HeapPictureCache(int pictures, AtomicLong room) {
        kept = new AtomicReferenceArray<>(pictures);
        this.room = room;
    }

    @Override
    public Optional<Image> find(int index) {
        return Optional.ofNullable(kept.get(index));
    }

    @Override
    public boolean keep(int index, Image picture) {
        if (kept.get(index) != null) {
            return true;
        }
        int bytes = picture.rgb().length;
        if (room.addAndGet(-bytes) < 0) {
            room.addAndGet(bytes);
            return false;
        }
        if (kept.compareAndSet(index, null, picture)) {
            taken.addAndGet(bytes);
        } else {
            // Another thread kept the picture meanwhile, and has paid for it.
            room.addAndGet(bytes);
        }
        return true;
    }

    /** Gives its room back to the other caches. */
    @Override
    public void close() {
        room.addAndGet(taken.getAndSet(0));
    }
}
