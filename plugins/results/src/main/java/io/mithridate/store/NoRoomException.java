package io.mithridate.store;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Added to the suppressed exceptions of a failed computation if the store's disk was full. A later
 * check would not show this, because deleting the incomplete artifact frees space.
 */
public final class NoRoomException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception for the disk of a store. */
    public NoRoomException(Path store) {
        super("the disk of the store %s had no room".formatted(store));
    }
}
