package io.mithridate.api.backend;

import io.mithridate.api.data.PairSet;
import java.util.List;

/**
 * Decodes pictures into the cache on disk that training reads ({@link PictureCaching}), so that not
 * even a first epoch decodes any; a service.
 */
public interface PictureCacheFiller {

    /**
     * Fills the cache with the pictures of some pairs; those that it holds already are left as they
     * are, so that a filling which was killed goes on where it stopped.
     *
     * @param pairs a data set's own, of which selections share the cache
     * @param size the side of the squares that they are brought to, in pixels; 0 for pictures as
     *     they were decoded
     * @param listener told how many pairs were looked at
     * @throws IllegalStateException if no folder was named, or nothing can be kept there, as where
     *     another process writes the file; says which it is
     */
    Filled fill(PairSet pairs, int size, Listener listener);

    /** Told how far a filling has come; called by one thread. */
    @FunctionalInterface
    interface Listener {

        /** More pairs were looked at. */
        void onPairs(int more);
    }

    /**
     * The result of filling a cache.
     *
     * @param known how many pictures the cache held already
     * @param added how many were decoded and are kept now
     * @param notKept how many found no room; once the disk is full, none is decoded
     * @param corrupt how many cannot be decoded
     * @param named the first thousand of these: what and why
     */
    record Filled(long known, long added, long notKept, long corrupt, List<String> named) {

        public Filled {
            named = List.copyOf(named);
        }
    }
}
