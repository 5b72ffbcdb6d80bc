package io.mithridate.runner.store;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The store's disk had no room when a computation failed. It is among the suppressed exceptions of
 * what the computation threw: once the incomplete artifact is deleted, there is room again.
 */
public final class NoRoomException extends IOException {

    private static final long serialVersionUID = 1L;

    /** The disk of a store. */
    public NoRoomException(Path store) {
        super("the disk of the store %s had no room".formatted(store));
    }
}
