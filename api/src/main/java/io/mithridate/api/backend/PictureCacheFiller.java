package io.mithridate.api.backend;

import io.mithridate.api.data.PairSet;
import java.util.List;

/**
 * A service that decodes pictures into the disk cache used in training ({@link PictureCaching}), so
 * that not even the first epoch has to decode them.
 */
public interface PictureCacheFiller {

    /**
     * Adds the pictures of some pairs to the cache. Pictures that are already cached are skipped,
     * so an interrupted call can be repeated to continue.
     *
     * @param pairs the pairs of a data set; selections of them share the cache
     * @param size the side of the squares that the pictures are resized to, in pixels; 0 to keep
     *     the decoded size
     * @param listener receives the number of processed pairs
     * @throws IllegalStateException if no folder is configured, or if pictures cannot be stored in
     *     it, e.g. because another process is writing the file; the message gives the reason
     */
    Filled fill(PairSet pairs, int size, Listener listener);

    /** Receives the progress of a call; called by one thread. */
    @FunctionalInterface
    interface Listener {

        /** Called when more pairs were processed. */
        void onPairs(int more);
    }

    /**
     * The result of filling a cache.
     *
     * @param known the number of pictures that were already in the cache
     * @param added the number of pictures that were decoded and added
     * @param notStored the number of pictures that did not fit; once the disk is full, no more are
     *     decoded
     * @param corrupt the number of pictures that cannot be decoded
     * @param corruptDescriptions descriptions of the first thousand corrupt pictures, with the
     *     reasons
     */
    record Filled(
            long known,
            long added,
            long notStored,
            long corrupt,
            List<String> corruptDescriptions) {

        public Filled {
            corruptDescriptions = List.copyOf(corruptDescriptions);
        }
    }
}
