package io.mithridate.runner.run;

import io.mithridate.runner.store.FreeSpace;
import io.mithridate.runner.store.NoRoomException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a disk without room from other failures, and what is left to do then.
 *
 * <p>A file in the run's folder says that one was found, to every process that computes for the
 * run.
 *
 * @param store the store's folder, where stages write
 * @param run the run's folder
 * @param space says how much room there is
 */
record FullDisk(Path store, Path run, FreeSpace space) {

    private static final Logger log = LoggerFactory.getLogger(FullDisk.class);

    private static final String FOUND = "disk-full";

    /**
     * Messages of Unix in English about a full disk, or a user's full share of one; nothing else
     * tells of it.
     */
    private static final List<String> SAID =
            List.of("No space left on device", "Disk quota exceeded");

    /** Returns whether a failure, or what it came from, is that a disk has no room. */
    boolean isCauseOf(Throwable failure) {
        List<Throwable> causes =
                Stream.iterate(failure, e -> e != null, Throwable::getCause).toList();
        return causes.stream().anyMatch(IOException.class::isInstance)
                && (causes.stream().anyMatch(FullDisk::saysSo)
                        || space.isUsedUp(store)
                        || space.isUsedUp(run));
    }

    private static boolean saysSo(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return Stream.of(failure.getSuppressed()).anyMatch(NoRoomException.class::isInstance)
                || (failure instanceof IOException && SAID.stream().anyMatch(message::contains));
    }

    /** Tells all processes of the run; where even that finds no room, only this one knows. */
    void tell() {
        try {
            Files.writeString(found(), "");
        } catch (IOException e) {
            log.warn("{} cannot be written, so that other workers do not know", found(), e);
        }
    }

    /** Returns whether a process of the run has found a disk full. */
    boolean isKnown() {
        return Files.exists(found());
    }

    /** Forgets that a disk was full: there may be room by now. */
    void forget() throws IOException {
        Files.deleteIfExists(found());
    }

    private Path found() {
        return run.resolve(FOUND);
    }

    /** Returns the advice behind the failure's own message. */
    String advice() {
        return ("a disk is full (free now: %s for the store %s, %s for the run's folder). What was"
                        + " computed before is in the store; once there is room, 'mithridate resume"
                        + " %s' goes on")
                .formatted(free(store), store, free(run), run);
    }

    /** Returns the message of stages that are not begun, since one before them found no room. */
    String notBegun() {
        return "not begun: a disk is full; once there is room, 'mithridate resume %s' goes on"
                .formatted(run);
    }

    private String free(Path folder) {
        try {
            return (space.of(folder) >> 20) + " MiB";
        } catch (IOException unreadable) {
            return "unknown";
        }
    }
}
