package io.mithridate.tensorflow.pictures;

import java.io.IOException;

/** A file that is not the cache that it is named as. */
final class DamagedCacheException extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedCacheException(String reason) {
        super(reason);
    }
}
