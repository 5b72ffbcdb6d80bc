package io.mithridate.tensorflow.pictures;

import java.util.Optional;

/**
 * The right to write a cache file.
 *
 * @param lock the lock that permits writing; empty without the right
 * @param obstacle the reason why the file may not be written; empty if it may
 */
record WriteRight(Optional<WriteLock> lock, Optional<String> obstacle) {

    static WriteRight of(WriteLock lock) {
        return new WriteRight(Optional.of(lock), Optional.empty());
    }

    static WriteRight none(String obstacle) {
        return new WriteRight(Optional.empty(), Optional.of(obstacle));
    }
}
