package io.mithridate.tensorflow.pictures;

import java.util.Optional;

/**
 * Permission to write a cache file.
 *
 * @param lock the lock that permits writing; empty without permission
 * @param reasonNotWritable the reason why the file may not be written; empty if it may
 */
record WritePermission(Optional<WriteLock> lock, Optional<String> reasonNotWritable) {

    static WritePermission of(WriteLock lock) {
        return new WritePermission(Optional.of(lock), Optional.empty());
    }

    static WritePermission none(String reasonNotWritable) {
        return new WritePermission(Optional.empty(), Optional.of(reasonNotWritable));
    }
}
