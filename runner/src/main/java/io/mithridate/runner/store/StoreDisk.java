package io.mithridate.runner.store;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What a store asks of its disk, beside reading and writing.
 *
 * @param deletion deletes what is not needed any more
 * @param syncing waits until what was written would outlive a loss of power
 * @param space says how much room there is
 */
record StoreDisk(Deletion deletion, Syncing syncing, FreeSpace space) {

    /** The disk that there is. */
    static final StoreDisk PRESENT =
            new StoreDisk(FolderTree::delete, Syncing::onDisk, FreeSpace::ofDisk);

    /** Deletes a folder, if it is there. */
    @FunctionalInterface
    interface Deletion {

        void delete(Path folder) throws IOException;
    }
}
